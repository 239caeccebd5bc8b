import type { Explanation } from '../../grader/explanation.ts';
import type { Retainer } from '../../grader/verdict.ts';
import { formatBytes, formatNumber } from '../../model/units.ts';
import { ChainView } from './chain-view.tsx';
import { classWords } from './class-words.ts';
import { Coded } from './coded.tsx';
import type { Ending } from './ending.ts';
import { LineKey } from './line-key.tsx';

interface Props {
  /** What the verdict already says. */
  retainers: readonly Retainer[];
  explanation: Explanation | undefined;
  ending: Ending;
  /** The round that what is there is compared with, where all of it is counted from there. */
  look: number | undefined;
  onLine: (line: number) => void;
}

interface Shown extends Retainer {
  readonly className?: string;
  readonly steps: Explanation['held'][number]['steps'];
}

/** How many are drawn; the smaller ones often go with the first. */
const DRAWN = 3;
/** Where nothing leaks, less is a key or two that happens to be longer. Bytes. */
const CHANCE = 1024;

/** What accumulated from round to round, why it is still in memory, and what mends it. */
export function WhyItLeaks({ retainers, explanation, ending, look, onLine }: Props) {
  const found: readonly Shown[] =
    explanation?.held ?? retainers.map((retainer) => ({ ...retainer, steps: [] }));
  const held =
    ending === 'rests' ? found.filter(({ retainedBytes }) => retainedBytes >= CHANCE) : found;
  const { advice } = explanation ?? {};
  if (held.length === 0) {
    return (
      <p class="in-empty">
        {explanation === undefined
          ? 'Running once more and reading the heap …'
          : explanation.fault
            ? 'Objects can’t be told apart in this build, so nobody can be named.'
            : `Nothing accumulated over ${formatNumber(explanation.rounds)} rounds: ${found.length > 0 ? `what there is more of in one place is less than ${formatBytes(CHANCE)}` : 'no class has ever more objects in one place'}.`}
      </p>
    );
  }
  return (
    <div>
      {ending !== 'leaks' && <p class="in-lede why-lede">{notALeak(ending)}</p>}
      {advice && ending === 'leaks' && (
        <div class="why-advice">
          <p class="why-kind tag">{advice.kind}</p>
          <p class="why-sentence">
            <Coded text={advice.sentence} />
          </p>
          <p class="why-mend">
            <b>What usually mends it:</b> <Coded text={advice.mend} />
          </p>
        </div>
      )}
      {held.slice(0, DRAWN).map((one, i) => (
        <Accumulated key={i} one={one} look={look} onLine={onLine} />
      ))}
      {held.length > DRAWN && (
        <details class="why-rest">
          <summary>{placesText(held.length - DRAWN)}</summary>
          {held.slice(DRAWN).map((one, i) => (
            <Accumulated key={i} one={one} look={look} onLine={onLine} />
          ))}
        </details>
      )}
      {held.some(({ steps }) => steps.length > 0) && (
        <p class="sm why-words">
          A root is where the engine itself begins to look: the variables of your module, globals,
          timers, what is still running. Nothing that the arrows lead to from there can be
          collected. What a thing keeps is all that would be freed if it went.
        </p>
      )}
    </div>
  );
}

/** Where there is no leak to explain, growth is no fault yet. */
function notALeak(ending: Exclude<Ending, 'leaks'>): string {
  return ending === 'stopped'
    ? 'The run was stopped before it could be told whether it leaks. This is what had grown by then:'
    : 'No leak was measured: the heap comes to rest. Between the looks at this second run, this had grown all the same:';
}

const placesText = (count: number): string =>
  count === 1 ? 'One more place that grew' : `${formatNumber(count)} more places that grew`;

interface OneProps extends Pick<Props, 'look' | 'onLine'> {
  one: Shown;
}

function Accumulated({ one, look, onLine }: OneProps) {
  const { className = 'Object', count, retainedBytes, path, line, steps } = one;
  const { name, word } = classWords(className, count);
  const since = look === undefined ? '' : look === 0 ? ' since the start' : ` since round ${look}`;
  const title = `Why ${className} is still alive`;
  return (
    <section class="why-one">
      <h5>
        {count > 0 ? (
          <>
            <b>{formatNumber(count)}</b> {since && 'more '}
            {name && <code>{name}</code>} {word}
            {since || ' stayed'}: <b>{formatBytes(retainedBytes)}</b>
            {since ? ' more in that place, with all it holds' : ' with all they hold'}
          </>
        ) : (
          <>
            The <code>{className}</code> itself grew by <b>{formatBytes(retainedBytes)}</b>
            {since}
          </>
        )}
      </h5>
      {steps.length > 0 && <ChainView steps={steps} count={count} label={title} onLine={onLine} />}
      <p class="why-path">
        <span>On one line:</span> <code>{path}</code>{' '}
        {line !== undefined && <LineKey line={line} onLine={onLine} />}
      </p>
    </section>
  );
}
