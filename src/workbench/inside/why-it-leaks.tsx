import type { Explanation } from '../../grader/explanation.ts';
import type { Retainer } from '../../grader/verdict.ts';
import { formatBytes, formatNumber } from '../../model/units.ts';
import { ChainView } from './chain-view.tsx';
import { Coded } from './coded.tsx';
import { LineKey } from './line-key.tsx';

interface Props {
  /** What the verdict already says. */
  retainers: readonly Retainer[];
  explanation: Explanation | undefined;
  onLine: (line: number) => void;
}

interface Shown extends Retainer {
  readonly className?: string;
  readonly steps: Explanation['held'][number]['steps'];
}

/** How many are drawn; the smaller ones often go with the first. */
const DRAWN = 3;

/** What accumulated from round to round, why it is still in memory, and what mends it. */
export function WhyItLeaks({ retainers, explanation, onLine }: Props) {
  const held: readonly Shown[] =
    explanation?.held ?? retainers.map((retainer) => ({ ...retainer, steps: [] }));
  const { advice } = explanation ?? {};
  if (held.length === 0) {
    return (
      <p class="in-empty">
        {explanation === undefined
          ? 'Running once more and reading the heap …'
          : explanation.fault
            ? 'Objects can’t be told apart in this build, so nobody can be named.'
            : `Nothing accumulated over ${formatNumber(explanation.rounds)} rounds: no class has ever more objects in one place.`}
      </p>
    );
  }
  return (
    <div>
      {advice && (
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
        <Accumulated key={i} one={one} onLine={onLine} />
      ))}
      {held.length > DRAWN && (
        <details class="why-rest">
          <summary>{formatNumber(held.length - DRAWN)} more places that grew</summary>
          {held.slice(DRAWN).map((one, i) => (
            <Accumulated key={i} one={one} onLine={onLine} />
          ))}
        </details>
      )}
    </div>
  );
}

function Accumulated({ one, onLine }: { one: Shown; onLine: Props['onLine'] }) {
  const { className = 'objects', count, retainedBytes, path, line, steps } = one;
  const title = `Why ${className} is still alive`;
  return (
    <section class="why-one">
      <h5>
        {count > 0 ? (
          <>
            <b>{formatNumber(count)}</b> more <code>{className}</code>
          </>
        ) : (
          <>
            The <code>{className}</code> itself grew
          </>
        )}
        , <b>{formatBytes(retainedBytes)}</b>
        {count > 0 && ' with all that goes with them'}
      </h5>
      {steps.length > 0 && <ChainView steps={steps} count={count} label={title} onLine={onLine} />}
      <p class="why-path">
        <span>On one line:</span> <code>{path}</code>{' '}
        {line !== undefined && <LineKey line={line} onLine={onLine} />}
      </p>
    </section>
  );
}
