import { useState } from 'preact/hooks';

interface StepListProps {
  step: number;
  last: number;
  /** The sentence of a step. */
  tell: (step: number) => string;
  operation: (step: number) => string;
  onSeek: (step: number) => void;
}

/** As many steps as can be read through; a trace may have 10,000. */
const pageSize = 20;

/** Every step with its sentence, a page at a time, each a key that goes there. */
export function StepList({ step, last, tell, operation, onSeek }: StepListProps) {
  const [page, setPage] = useState<number>();
  const pages = Math.floor(last / pageSize);
  const shown = Math.min(page ?? Math.floor(step / pageSize), pages);
  const first = shown * pageSize;
  const end = Math.min(first + pageSize - 1, last);
  const steps = Array.from({ length: end - first + 1 }, (_, i) => first + i);

  return (
    <div class="steps">
      <ol start={first}>
        {steps.map((one) => (
          <li key={one}>
            <button
              type="button"
              aria-current={one === step ? 'step' : undefined}
              onClick={() => onSeek(one)}
            >
              <span class="lcd">{one}</span>
              <span>
                <code>{operation(one)}</code>
                {tell(one)}
              </span>
            </button>
          </li>
        ))}
      </ol>
      {pages > 0 && (
        <p class="pager">
          <button
            type="button"
            class="b"
            aria-disabled={shown === 0}
            onClick={() => setPage(Math.max(shown - 1, 0))}
          >
            Earlier
          </button>
          <span>
            Steps {first} to {end} of {last}
          </span>
          <button
            type="button"
            class="b"
            aria-disabled={shown === pages}
            onClick={() => setPage(Math.min(shown + 1, pages))}
          >
            Later
          </button>
        </p>
      )}
    </div>
  );
}
