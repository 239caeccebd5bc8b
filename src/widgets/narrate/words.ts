import { enumerated } from '../../model/enumerated.ts';
import { formatNumber } from '../../model/units.ts';

/** `a`, `a and b`, `a, b and c`; past `most` names the rest is a number: `a, b and 3 more`. */
export function listed(names: readonly string[], most = 4): string {
  const shown = names.length > most ? names.slice(0, most - 1) : names;
  const more = names.length - shown.length;
  return enumerated(more > 0 ? [...shown, `${more} more`] : shown, 'and');
}

/** `1 object`, `3 objects`. */
export function counted(count: number, noun: string): string {
  return `${formatNumber(count)} ${noun}${count === 1 ? '' : 's'}`;
}
