const UNITS = ['B', 'KiB', 'MiB', 'GiB'] as const;

/** `1536` → `1.5 KiB`: at most one decimal, and always a unit. Negative sizes keep their sign. */
export function formatBytes(bytes: number): string {
  const round = (value: number) => Math.round(value * 10) / 10;
  let size = Math.abs(bytes);
  let unit = 0;
  // By the rounded size, so that nothing reads 1,024 of a unit.
  while (round(size) >= 1024 && unit < UNITS.length - 1) {
    size /= 1024;
    unit += 1;
  }
  const sign = bytes < 0 && round(size) > 0 ? '−' : '';
  return `${sign}${formatNumber(round(size))} ${UNITS[unit]}`;
}

/** `12345.6` → `12,345.6`, the same in every locale. */
export function formatNumber(value: number): string {
  const [whole, decimals] = String(value).split('.');
  const grouped = whole!.replace(/\B(?=(\d{3})+(?!\d))/g, ',');
  return decimals === undefined ? grouped : `${grouped}.${decimals}`;
}

/** An address or a page table's entry as the course writes it: `0x7ffeefbff5a0`. */
export const formatAddress = (value: number | bigint): string => `0x${value.toString(16)}`;

const LETTERS = ['', 'K', 'M', 'G', 'T'];

/** The bytes of a unit by its letter, '' for bytes: a KB is 1,024 bytes, as everywhere in the course. */
export const unitBytes = (letter: string): number => 1024 ** LETTERS.indexOf(letter.toUpperCase());

const SIZE = /^(\d+(?:\.\d+)?)\s*(?:([KMG])i?)?B$/i;

/** `"64 MiB"` → bytes; KB reads as KiB. `undefined` for anything else. */
export function parseBytes(text: string): number | undefined {
  const [, number, letter] = SIZE.exec(text.trim()) ?? [];
  return number === undefined ? undefined : Math.round(Number(number) * unitBytes(letter ?? ''));
}
