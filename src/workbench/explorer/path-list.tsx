import type { PathStepText } from '../../grader/explanation.ts';
import { LineKey } from './cells.tsx';
import type { Place } from './place.ts';

interface Props {
  steps: readonly PathStepText[];
  onOpen: (place: Place) => void;
  onLine: (line: number) => void;
}

/** The way from a root to an object, a step a line; each step opens, and leads to its line. */
export function PathList({ steps, onOpen, onLine }: Props) {
  if (steps.length === 0) {
    return <p class="xp-empty">Nothing holds it any more: the next collection takes it.</p>;
  }
  return (
    <ol class="xp-path" aria-label="Path from a root">
      {steps.map(({ node, by, what, line }, i) => (
        <li key={i}>
          {by !== '' && <span class="xp-by">{by}</span>}
          {i < steps.length - 1 && !what.startsWith('…') ? (
            <button
              type="button"
              class="xp-step"
              data-key={`step:${i}`}
              onClick={() => onOpen({ kind: 'object', node, name: what })}
            >
              {what}
            </button>
          ) : (
            <span class="xp-what">{what}</span>
          )}
          {line !== undefined && <LineKey line={line} onLine={onLine} />}
        </li>
      ))}
    </ol>
  );
}
