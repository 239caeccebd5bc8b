interface Props {
  /** Those that are shown, as HTML. */
  hints: readonly string[];
  count: number;
  /** Why the next one could not be loaded. */
  trouble: string;
}

/** The hints that a learner has asked for, one after the other. */
export function Hints({ hints, count, trouble }: Props) {
  return (
    <>
      {hints.map((hint, i) => (
        <div class="hint" key={hint}>
          <b>
            Hint {i + 1} of {count}
          </b>
          <div dangerouslySetInnerHTML={{ __html: hint }} />
        </div>
      ))}
      {trouble && (
        <p class="hint" role="alert">
          {trouble}
        </p>
      )}
    </>
  );
}
