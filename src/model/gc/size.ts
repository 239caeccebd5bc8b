const units = ['', 'K', 'M', 'G', 'T'] as const;

/**
 * The bytes of `64`, `64B`, `64KB`, `64KiB`, `64K`, up to T; a KB in a script is 1,024 bytes.
 * Undefined for anything else, and for sizes that a number cannot hold exactly.
 */
export function parseSize(text: string): number | undefined {
  const [, digits, unit] = /^(\d+)(?:([KMGT]?)(?:i?B)?)$/i.exec(text) ?? [];
  if (digits === undefined) return undefined;
  const bytes = Number(digits) * 1024 ** units.indexOf((unit ?? '').toUpperCase() as 'K');
  return Number.isSafeInteger(bytes) ? bytes : undefined;
}

/** A size as a script writes it, in the largest unit that is exact: `64KB`, `1500`. */
export function printSize(bytes: number): string {
  let power = 0;
  let rest = bytes;
  while (rest > 0 && rest % 1024 === 0 && power < units.length - 1) {
    rest /= 1024;
    power += 1;
  }
  return power === 0 ? `${rest}` : `${rest}${units[power]}B`;
}

/** A size for a reader, always with its unit: `512 B`, `2.5 KiB`, `64 KiB`. */
export function sizeText(bytes: number): string {
  const power = bytes < 1024 ? 0 : Math.min(Math.floor(Math.log2(bytes) / 10), units.length - 1);
  const number = Math.round((bytes / 1024 ** power) * 10) / 10;
  return `${number.toLocaleString('en')} ${power === 0 ? 'B' : `${units[power]}iB`}`;
}
