import { PageTable } from '../paging/page-table.ts';
import { randomOf } from '../random.ts';
import { allocateFrame } from './allocate.ts';
import type { Core } from './core.ts';
import { use } from './frames.ts';
import {
  firstStackPages,
  type Layout,
  layoutOf,
  type Program,
  smallProgram,
  stackLimitPages,
} from './layout.ts';
import { addArea, addFile } from './mmap.ts';
import { Process } from './process.ts';
import { prot, type Vma } from './vma.ts';

/** How a process begins. */
export interface Start {
  readonly name: string;
  /** The id of the group that it is charged to; the root's, 0, if it is not said. */
  readonly group?: number;
  readonly program?: Program;
  /** Randomizes where things lie; without a seed they lie where `setarch -R` has them. */
  readonly seed?: number | string;
  /** RLIMIT_STACK, in pages. */
  readonly stackLimit?: number;
}

/** A process with an empty address space; undefined where there is no frame for its root table. */
export function emptyProcess(
  core: Core,
  parent: number,
  name: string,
  group: number,
  layout: Layout,
  stackLimit: number,
): Process | undefined {
  const payer = core.groups[group];
  if (payer === undefined) throw new RangeError(`no group ${group}`);
  const pid = core.nextPid;
  const root = allocateFrame(core, pid, use.table, payer);
  if (root < 0) return undefined;
  core.nextPid += 1;
  core.frames.owners.set(root, pid);
  core.frames.places.set(root, 0);
  core.spareTables.push(root);
  const table = new PageTable(core.memory, core.geometry, core.tableSource);
  const process = new Process(pid, parent, name, group, table, layout, stackLimit);
  core.processes.set(pid, process);
  return process;
}

/**
 * A new process as exec() leaves it (fs/binfmt_elf.c): the program's text and data as private mappings
 * of its file, the bss as anonymous memory, no heap yet, a stack of 132 KiB.
 */
export function spawn(core: Core, start: Start): Process | undefined {
  const { name, group = 0, program = smallProgram, seed, stackLimit = stackLimitPages } = start;
  const layout = layoutOf(program, stackLimit, seed === undefined ? undefined : randomOf(seed));
  const process = emptyProcess(core, 0, name, group, layout, stackLimit);
  if (process === undefined) return undefined;
  const { text, data, bss } = program;
  const file = programFile(core, name, text + data);
  let at = layout.text;
  const add = (pages: number, allowed: number, of: Partial<Vma>): void => {
    const from = at;
    at += pages;
    if (pages === 0) return;
    const area: Vma = {
      start: from,
      end: at,
      prot: allowed,
      shared: false,
      file: 0,
      offset: from,
      growsDown: false,
      anonVma: 0,
      inherited: false,
    };
    addArea(core, process, { ...area, ...of });
  };
  add(text, prot.read | prot.exec, { file, offset: 0 });
  add(data, prot.read | prot.write, { file, offset: text });
  add(bss, prot.read | prot.write, {});
  at = layout.stackTop - firstStackPages;
  add(firstStackPages, prot.read | prot.write, { growsDown: true });
  return process;
}

/** Processes of one name run one program, so they share its pages. */
function programFile(core: Core, name: string, pages: number): number {
  const path = `/usr/bin/${name}`;
  const known = core.files.find((file) => file.name === path && file.pages === pages);
  return (known ?? addFile(core, path, true, pages)).id;
}
