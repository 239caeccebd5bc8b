import { enumerated } from '../../model/enumerated.ts';
import { formatNumber } from '../../model/units.ts';

/** `a`, `a and b`, `a, b and c`; past `most` names the rest is a number: `a, b and 3 more`. */
export function listed(names: readonly string[], most = 4): string {
  if (names.length <= most) return enumerated(names, 'and');
  const shown = names.slice(0, most - 1);
  return enumerated([...shown, `${names.length - shown.length} more`], 'and');
}

/** `1 object`, `3 objects`. */
export function counted(count: number, noun: string): string {
  return `${formatNumber(count)} ${noun}${count === 1 ? '' : 's'}`;
}
