/** `line 6`, as a key that selects the line in the editor. */
export function LineKey({ line, onLine }: { line: number; onLine: (line: number) => void }) {
  return (
    <button class="line-key" type="button" onClick={() => onLine(line)}>
      line {line}
    </button>
  );
}
