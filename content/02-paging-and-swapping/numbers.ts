import { formatBytes, formatNumber } from '../../src/model/units.ts';
import { watermarksOf } from '../../src/model/vm/watermarks.ts';

const pageBytes = 4096;
const gib = 1024 ** 3;

/** Lesson 1: the machine of its figures has 128 KiB of RAM. */
const figure = 128 * 1024;
export const frames = formatNumber(figure / pageBytes);
export const low = formatNumber(watermarksOf(figure / pageBytes).low);
export const low16 = formatBytes(watermarksOf((16 * gib) / pageBytes).low * pageBytes);
