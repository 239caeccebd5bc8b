import type { Core } from './core.ts';
import type { Process } from './process.ts';
import { protText, type Vma } from './vma.ts';

/** A line of /proc/PID/maps. */
export interface MapsLine {
  /** Byte addresses: multiples of 4096, so exact as numbers. */
  readonly from: number;
  readonly to: number;
  /** `rw-p` */
  readonly prot: string;
  /** Bytes into the file; 0 in anonymous memory. */
  readonly offset: number;
  /** The file's name, `[heap]`, `[stack]`, or nothing. */
  readonly name: string;
}

/** The areas of a process in address order (fs/proc/task_mmu.c, show_map_vma). */
export function mapsOf(core: Core, process: Process): MapsLine[] {
  return process.areas.map((area) => ({
    from: area.start * 4096,
    to: area.end * 4096,
    prot: protText(area),
    offset: area.file === 0 ? 0 : area.offset * 4096,
    name: nameOf(core, process, area),
  }));
}

function nameOf(core: Core, { layout, brk }: Process, area: Vma): string {
  if (area.file !== 0) return core.file(area.file).name;
  if (area.start * 4096 <= brk && area.end > layout.heap) return '[heap]';
  return area.start < layout.stackTop && area.end >= layout.stackTop ? '[stack]' : '';
}

/** A line as the file prints it, less the device and inode, of which the model has none. */
export function printMapsLine({ from, to, prot, offset, name }: MapsLine): string {
  const hex = (value: number): string => value.toString(16).padStart(8, '0');
  return `${hex(from)}-${hex(to)} ${prot} ${hex(offset)} ${name}`.trimEnd();
}
