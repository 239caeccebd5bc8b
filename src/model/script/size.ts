import { unitBytes } from '../units.ts';

/**
 * The bytes of `64`, `64B`, `64KB`, `64KiB`, `64K`, up to T; a KB in a script is 1,024 bytes.
 * Infinity for a size that a number cannot hold exactly, undefined for anything else.
 */
export function parseSize(text: string): number | undefined {
  const [, digits, unit] = /^(\d+)(?:([KMGT]?)(?:i?B)?)$/i.exec(text) ?? [];
  if (digits === undefined) return undefined;
  const bytes = Number(digits) * unitBytes(unit ?? '');
  return Number.isSafeInteger(bytes) ? bytes : Number.POSITIVE_INFINITY;
}

/** A size as a script writes it, in the largest unit that is exact: `64KB`, `1500`. */
export function printSize(bytes: number): string {
  const unit = [...'TGMK'].find((letter) => bytes > 0 && bytes % unitBytes(letter) === 0);
  return unit === undefined ? `${bytes}` : `${bytes / unitBytes(unit)}${unit}B`;
}
