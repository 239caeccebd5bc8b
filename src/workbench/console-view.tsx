import type { Verdict } from '../grader/verdict.ts';

/** What the program printed: text, never markup. */
export function ConsoleView({ entries }: { entries: Verdict['console'] }) {
  if (entries.length === 0) return null;
  return (
    <div class="cons">
      <h4>Console</h4>
      <ol tabIndex={0} aria-label="Console output">
        {entries.map((entry, i) => (
          <li key={i} class={entry.level}>
            {entry.level !== 'log' && <span class="t">{entry.level}</span>}
            {entry.text}
          </li>
        ))}
      </ol>
    </div>
  );
}
