import { unitBytes } from '../units.ts';

const letters = ['', 'K', 'M', 'G', 'T'] as const;

/**
 * The bytes of `64`, `64B`, `64KB`, `64KiB`, `64K`, up to T; a KB in a script is 1,024 bytes.
 * Undefined for anything else, and for sizes that a number cannot hold exactly.
 */
export function parseSize(text: string): number | undefined {
  const [, digits, unit] = /^(\d+)(?:([KMGT]?)(?:i?B)?)$/i.exec(text) ?? [];
  if (digits === undefined) return undefined;
  const bytes = Number(digits) * unitBytes(unit ?? '');
  return Number.isSafeInteger(bytes) ? bytes : undefined;
}

/** A size as a script writes it, in the largest unit that is exact: `64KB`, `1500`. */
export function printSize(bytes: number): string {
  let power = 0;
  let rest = bytes;
  while (rest > 0 && rest % 1024 === 0 && power < letters.length - 1) {
    rest /= 1024;
    power += 1;
  }
  return power === 0 ? `${rest}` : `${rest}${letters[power]}B`;
}
