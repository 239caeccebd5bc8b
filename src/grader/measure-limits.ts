import type { Limits } from '../sandbox/machine.ts';

/** What a measured file may use unless told otherwise. */
export const MEASURE_LIMITS: Limits = {
  memoryBytes: 64 * 1024 * 1024,
  stackBytes: 256 * 1024,
  ticks: 2000,
};
