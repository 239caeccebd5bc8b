import { seed } from '../replacement/settings.ts';
import type { Choices } from '../script/settings.ts';
import { oneOf, sizeWithin, whole } from '../script/value.ts';

/** What can be chosen about `model cliff`; sizes in bytes. */
export interface CliffSettings {
  readonly ram: number;
  readonly swap: number;
  /** How many run at the start. */
  readonly programs: number;
  /** Anonymous memory that each of them keeps using. */
  readonly set: number;
  /** Pages of a file of its own that it keeps reading besides. */
  readonly files: number;
  /** How it goes through both. */
  readonly pattern: 'random' | 'loop';
  /** Milliseconds that it waits for somebody else after each millisecond of work. */
  readonly think: number;
  readonly swappiness: number;
  /** vm.page-cluster. */
  readonly readahead: number;
  /** What swap and files lie on. */
  readonly disk: 'hdd' | 'ssd';
  readonly seed: string;
}

/** More programs than letters and tones tell apart. */
export const mostPrograms = 12;
export const mostSet = 4 * 1024 ** 2;

export const cliffSettings: Choices<CliffSettings> = {
  ram: [sizeWithin('a size', 256 * 1024, 2 * 1024 ** 2), 1024 ** 2],
  swap: [sizeWithin('a size', 0, 64 * 1024 ** 2), 8 * 1024 ** 2],
  programs: [whole('programs', 0, mostPrograms), 3],
  set: [sizeWithin('a size', 4096, mostSet), 256 * 1024],
  files: [sizeWithin('a size', 0, mostSet), 0],
  pattern: [oneOf('random', 'loop'), 'random'],
  think: [whole('milliseconds', 0, 1000), 0],
  swappiness: [whole('vm.swappiness', 0, 200), 60],
  readahead: [whole('vm.page-cluster', 0, 5), 3],
  disk: [oneOf('hdd', 'ssd'), 'hdd'],
  seed: [seed, '1'],
};
