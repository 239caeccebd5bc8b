import type { ComponentChildren } from 'preact';
import { isRight, type Question } from './question.ts';

interface PredictBandProps {
  question: Question;
  picked: readonly string[];
  onPick: (id: string) => void;
  onCheck: () => void;
  onSkip: () => void;
  /** What came of the answer before, where one question follows another. */
  children?: ComponentChildren;
}

/** The question before a step: answered on the drawing, or with the keys that name the same parts. */
export function PredictBand(props: PredictBandProps) {
  const { question, picked, onPick, onCheck, onSkip, children } = props;
  const { prompt, options, many = false } = question;
  return (
    <div class="say predict" role="status" aria-live="polite" aria-atomic="false">
      <span class="pill">Predict</span>
      <div>
        {children}
        <p>{prompt}</p>
        <fieldset class="options" aria-label={prompt}>
          {options.map(({ id, label }) => (
            <button
              key={id}
              type="button"
              class="b"
              aria-pressed={many ? picked.includes(id) : undefined}
              onClick={() => onPick(id)}
            >
              {label}
            </button>
          ))}
          {many && (
            <button type="button" class="b strong" onClick={onCheck}>
              Check
            </button>
          )}
          <button type="button" class="b quiet" onClick={onSkip}>
            Show me
          </button>
        </fieldset>
      </div>
    </div>
  );
}

interface VerdictProps {
  question: Question;
  answer: readonly string[];
}

/** What came of an answer, with the reason. */
export function PredictVerdict({ question, answer }: VerdictProps) {
  const right = isRight(question, answer);
  const label = (ids: readonly string[]): string =>
    ids.map((id) => question.options.find((one) => one.id === id)?.label ?? id).join(', ');
  return (
    <p class={right ? 'verdict right' : 'verdict wrong'}>
      <b>
        {right ? 'Right.' : `Not ${label(answer) || 'none'}: ${label(question.right) || 'none'}.`}
      </b>{' '}
      {question.explain(answer)}
    </p>
  );
}
