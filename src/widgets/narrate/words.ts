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

/** `100 bytes`; sizes that figures write to the byte. */
export const inBytes = (bytes: number): string => counted(bytes, 'byte');

/** A clause as a sentence of its own. */
export const asSentence = (clause: string): string =>
  `${clause.charAt(0).toUpperCase()}${clause.slice(1)}.`;

/** Sentences in a row, the first in any case and then as many as fit. Empty ones are left out. */
export function fitting(sentences: readonly string[], most = 240): string {
  let text = '';
  for (const sentence of sentences) {
    const longer = `${text} ${sentence}`.trim();
    if (text !== '' && longer.length > most) break;
    text = longer;
  }
  return text;
}
