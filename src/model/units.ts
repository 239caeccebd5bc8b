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

const SIZE = /^(\d+(?:\.\d+)?)\s*(B|KB|KiB|MB|MiB|GB|GiB)$/i;
const FACTORS: Record<string, number> = { B: 1, K: 1024, M: 1024 ** 2, G: 1024 ** 3 };

/** `"64 MiB"` → bytes; KB reads as KiB, as everywhere in the course. `undefined` for anything else. */
export function parseBytes(text: string): number | undefined {
  const match = SIZE.exec(text.trim());
  if (!match) return undefined;
  return Math.round(Number(match[1]) * FACTORS[match[2]![0]!.toUpperCase()]!);
}
