import type { Random } from '../random.ts';

/**
 * Where the parts of a process lie, in pages. Bounds are those of Linux on x86-64 without address
 * space layout randomization, as `setarch -R` shows them: a program that is not position
 * independent, linked at 0x400000, the stack below 0x7ffffffff000.
 */
export interface Layout {
  readonly text: number;
  /** The first page of the heap; the heap is empty at first. */
  readonly heap: number;
  /** mmap() looks for room from here down. */
  readonly mmapBase: number;
  /** The first page after the stack. */
  readonly stackTop: number;
}

/** What a program needs at its start, in pages. */
export interface Program {
  readonly text: number;
  readonly data: number;
  readonly bss: number;
}

export const smallProgram: Program = { text: 2, data: 1, bss: 1 };

/** TASK_SIZE_MAX: 2^47 less a page (arch/x86/include/asm/page_64.h); 2^56 less one with 5 levels. */
export const taskPages = (addressBits: number): number => 2 ** (addressBits - 1 - 12) - 1;

/** What mmap() without a wish never gets with 5 levels either (DEFAULT_MAP_WINDOW). */
export const mapWindowPages = 2 ** 35 - 1;

/** vm.mmap_min_addr, 64 KiB: what lies below stays unmapped, so that null pointers fault. */
export const lowestPage = 16;

/** stack_guard_gap: what must stay free below a stack. */
export const guardGapPages = 256;

/** setup_arg_pages (fs/exec.c) makes a new stack 128 KiB longer than the arguments, here a page. */
export const firstStackPages = 33;

/** RLIMIT_STACK, 8 MiB as everywhere. */
export const stackLimitPages = 2048;

/** The linker's default for programs at a fixed address. */
const textPage = 0x400;

/** mmap_base() keeps between 128 MiB and 5/6 of the space for the stack (arch/x86/mm/mmap.c). */
const leastStackGap = 32768;

/**
 * The layout of a new process. With chance, as Linux randomizes: 28 bits of pages for the mappings,
 * 22 bits for the stack (of which whole pages count here), 32 MiB for the heap.
 * Without it the heap begins a page after the bss, so that the two stay two areas: with Linux and
 * `setarch -R` they merge.
 */
export function layoutOf(program: Program, stackLimit: number, chance?: Random): Layout {
  const stackTop = mapWindowPages - (chance?.below(2 ** 22) ?? 0);
  const spread = chance === undefined ? 0 : 2 ** 22;
  const most = Math.floor(mapWindowPages / 6) * 5;
  const gap = Math.min(Math.max(stackLimit + spread + guardGapPages, leastStackGap), most);
  const end = textPage + program.text + program.data + program.bss;
  return {
    text: textPage,
    heap: end + 1 + (chance?.below(8192) ?? 0),
    mmapBase: mapWindowPages - gap - (chance?.below(2 ** 28) ?? 0),
    stackTop,
  };
}
