import { formatNumber } from '../../model/units.ts';

interface Props {
  /** What the rows are, for the names of the keys. */
  of: string;
  from: number;
  count: number;
  total: number;
  onFrom: (from: number) => void;
}

/** Which rows of a long table are shown, and the keys to the others. */
export function Pager({ of, from, count, total, onFrom }: Props) {
  if (total <= count) return null;
  const last = Math.floor((total - 1) / count) * count;
  const key = (name: string, label: string, to: number, isOff: boolean) => (
    <button
      type="button"
      class="btn icon"
      aria-label={`${name} of ${of}`}
      aria-disabled={isOff}
      onClick={() => {
        if (!isOff) onFrom(to);
      }}
    >
      <span aria-hidden="true">{label}</span>
    </button>
  );
  return (
    <div class="xp-pager">
      <span class="xp-rows">
        Rows {formatNumber(from + 1)}–{formatNumber(Math.min(from + count, total))} of{' '}
        {formatNumber(total)}
      </span>
      {key('First rows', '«', 0, from === 0)}
      {key('Rows before', '‹', Math.max(0, from - count), from === 0)}
      {key('Rows after', '›', from + count, from >= last)}
      {key('Last rows', '»', last, from >= last)}
    </div>
  );
}
