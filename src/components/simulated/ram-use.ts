import type { MachineState } from '../../model/machine/state.ts';

export const pageBytes = 4096;

/** What RAM holds, in bytes. */
export interface RamUse {
  readonly total: number;
  readonly free: number;
  /** Pages of files; of them those that may be dropped at once. */
  readonly files: number;
  readonly clean: number;
}

export function ramUseOf({ ram, frames }: MachineState): RamUse {
  const files = frames.filter(({ use }) => use === 'file');
  return {
    total: ram.pages * pageBytes,
    free: ram.free * pageBytes,
    files: files.length * pageBytes,
    clean: files.filter(({ dirty }) => !dirty).length * pageBytes,
  };
}

/** A share of RAM as tools print it. */
export const percentOf = (bytes: number, total: number): string =>
  ((100 * bytes) / total).toFixed(1);
