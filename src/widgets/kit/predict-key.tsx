interface PredictKeyProps {
  on: boolean;
  asked: number;
  right: number;
  onToggle: () => void;
  onAgain: () => void;
}

/** Turns questions on and off, and says how they went. */
export function PredictKey({ on, asked, right, onToggle, onAgain }: PredictKeyProps) {
  return (
    <>
      {asked > 0 && (
        <span class="tally">
          {right} of {asked} right{' '}
          <button type="button" class="b quiet" onClick={onAgain}>
            Ask again
          </button>
        </span>
      )}
      <button type="button" class="b" aria-pressed={on} onClick={onToggle}>
        Predict
      </button>
    </>
  );
}
