import { readdirSync } from 'node:fs';

/** The kinds of page, with an address of each. */
export const pages = {
  home: '/',
  chapter: '/leaks-and-fragmentation/',
  lesson: '/leaks-and-fragmentation/leaks/',
  lab: '/lab/',
  missing: '/no/such/page/',
} as const;

/** Runs every series whole (npm run verify) instead of a sample (npm test). */
export const whole = process.env.PAGEFAULT_WHOLE === '1';

/** The address of the built grading worker. */
export function workerUrl(): string {
  const name = readdirSync('dist/_astro').find((file) => /^grading\.worker-.*\.js$/.test(file));
  if (!name)
    throw new Error('dist/_astro: expected grading.worker-*.js, found none; run the build');
  return `/_astro/${name}`;
}

/** Every n-th of a list, so that `count` of them are spread over it. */
export function sample<T>(list: readonly T[], count: number): T[] {
  if (whole || list.length <= count) return [...list];
  return Array.from({ length: count }, (_, i) => list[Math.floor((i * list.length) / count)]!);
}

/** Themes and widths: in a sample the widest light and the narrowest dark, which differ most. */
export const LOOKS = (
  [
    ['light', 1440],
    ['dark', 390],
    ['light', 390],
    ['dark', 1440],
  ] as const
).slice(0, whole ? 4 : 2);
