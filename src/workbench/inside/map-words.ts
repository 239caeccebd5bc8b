import type { ChunkRow, HeapMap } from '../../grader/explanation.ts';
import { formatAddress, formatBytes, formatNumber } from '../../model/units.ts';
import { LAYOUT } from '../../sandbox/layout.ts';
import { PAGE_BYTES, sumOf } from './page-grid.ts';

const FIRST_PAGE = LAYOUT.heapBase - (LAYOUT.heapBase % PAGE_BYTES);

/** Where a page of the map begins, in the program's memory. */
export const addressOfPage = (page: number): number => FIRST_PAGE + page * PAGE_BYTES;

/** `before the first round`, `after round 3`. */
export function whenOf(round: number): string {
  return round === 0 ? 'before the first round' : `after round ${formatNumber(round)}`;
}

/** One sentence for the whole map. */
export function mapSentence(map: HeapMap): string {
  const { engineBytes, liveBytes, freeBytes, holes, largestHole, pages } = map;
  const free =
    holes === 0
      ? 'no hole between them'
      : `${formatBytes(freeBytes)} free in ${formatNumber(holes)} ${holes === 1 ? 'hole' : 'holes'}, the largest of ${formatBytes(largestHole)}`;
  return `The heap ${whenOf(map.round)}: ${formatBytes(liveBytes)} in use by your program and ${formatBytes(engineBytes)} by the engine, ${free}, on ${formatNumber(pages.length)} ${pages.length === 1 ? 'page' : 'pages'}.`;
}

/** What the fragmentation of this heap means, in one sentence. */
export function fragmentationSentence({ freeBytes, holes, largestHole }: HeapMap): string {
  if (holes === 0) return 'Nothing is free, so nothing is scattered.';
  if (holes === 1) return 'All that is free lies in one hole, so nothing is scattered.';
  return `External fragmentation is the part of the free bytes that lies outside the largest hole: of ${formatBytes(freeBytes)} free, a block can get ${formatBytes(largestHole)} at most. For a larger one the heap has to grow.`;
}

/** What a page holds: `Page 12 of 230, 0x522000: 1.2 KiB of your program’s, 0 B of the engine’s, 2.8 KiB free.` */
export function pageSentence(map: HeapMap, page: number): string {
  const [engine, program] = map.pages[page] ?? [0, 0];
  const free = Math.max(0, PAGE_BYTES - engine - program);
  return `Page ${formatNumber(page + 1)} of ${formatNumber(map.pages.length)}, ${formatAddress(addressOfPage(page))}: ${formatBytes(program)} of your program’s, ${formatBytes(engine)} of the engine’s, ${formatBytes(free)} free.`;
}

/** The same of a square that stands for several pages. */
export function groupSentence(map: HeapMap, page: number, count: number): string {
  const [engine, program, room] = sumOf(map.pages, page, count);
  const end = Math.min(page + count, map.pages.length);
  return `Pages ${formatNumber(page + 1)} to ${formatNumber(end)} of ${formatNumber(map.pages.length)}: ${formatBytes(program)} of your program’s, ${formatBytes(engine)} of the engine’s, ${formatBytes(Math.max(0, room - engine - program))} free.`;
}

/** `62 %`, never `100 %` for what is not quite all, nor `0 %` for what is not nothing. */
export function fractionText(value: number): string {
  if (value > 0 && value < 0.01) return '< 1 %';
  if (value < 1 && value > 0.99) return '> 99 %';
  return `${Math.round(value * 100)} %`;
}

/** What lies in a chunk, in words. */
export function chunkWords({ state, what }: ChunkRow): string {
  if (state === 'free') return 'free';
  return what ?? (state === 'engine' ? 'the engine’s' : 'your program’s');
}
