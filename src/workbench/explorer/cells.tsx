import { formatBytes, formatNumber } from '../../model/units.ts';

/** Bytes with a bar of their part of the most in the table. */
export function BytesBar({
  bytes,
  most,
  isLearners,
}: {
  bytes: number;
  most: number;
  isLearners: boolean;
}) {
  const part = most > 0 ? Math.max(0, Math.min(1, bytes / most)) : 0;
  return (
    <span class="xp-bytes">
      {formatBytes(bytes)}
      <i
        class={isLearners ? 'xp-bar' : 'xp-bar engine'}
        style={{ width: `${Math.round(part * 1000) / 10}%` }}
      />
    </span>
  );
}

/** How many are new: nothing to see where there are none. */
export function NewCount({ count }: { count: number }) {
  return count === 0 ? (
    <span class="xp-none">0</span>
  ) : (
    <span class="xp-new">{formatNumber(count)}</span>
  );
}

/** A word beside a name: whose it is, whether it is new or held weakly only. */
export function Marks({
  isFresh = false,
  isLearners = true,
  isWeak = false,
}: {
  isFresh?: boolean;
  isLearners?: boolean;
  isWeak?: boolean;
}) {
  return (
    <>
      {isFresh && <span class="xp-new">new</span>}
      {isWeak && <span class="xp-mark">weak: does not keep it</span>}
      {!isLearners && <span class="xp-mark">not yours</span>}
    </>
  );
}

/** A line of the editor, as a key that leads there. */
export function LineKey({ line, onLine }: { line: number; onLine: (line: number) => void }) {
  return (
    <button type="button" class="xp-line" onClick={() => onLine(line)}>
      line {line}
    </button>
  );
}
