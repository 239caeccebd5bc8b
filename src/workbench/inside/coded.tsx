/** A sentence whose names of the learner's stand between backquotes, as text and code. */
export function Coded({ text }: { text: string }) {
  return (
    <>
      {text.split('`').map((part, i) =>
        // Every second part stood between two.
        i % 2 === 1 ? <code key={i}>{part}</code> : part,
      )}
    </>
  );
}
