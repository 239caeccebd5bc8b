import type { Core } from './core.ts';
import { guardGapPages, lowestPage } from './layout.ts';
import type { Process } from './process.ts';
import { isAccessible, type Vma } from './vma.ts';

/**
 * Makes the area at a place longer down to a page, if it is a stack and may grow so far: its limit
 * (RLIMIT_STACK), and 1 MiB that must stay free below it (mm/mmap.c, expand_downwards and
 * acct_stack_growth). No area where it may not.
 */
export function grownStack(
  core: Core,
  process: Process,
  at: number,
  page: number,
): Vma | undefined {
  const stack = process.areas[at]!;
  const below = process.areas[at - 1];
  if (!stack.growsDown || page < lowestPage) return undefined;
  if (below !== undefined && !below.growsDown && isAccessible(below)) {
    if (page - below.end < guardGapPages) return undefined;
  }
  if (stack.end - page > process.stackLimit) return undefined;
  const offset = stack.offset - (stack.start - page);
  const grown = { ...stack, start: page, offset };
  process.areas = [...process.areas.slice(0, at), grown, ...process.areas.slice(at + 1)];
  core.sink?.push({ kind: 'stack-grown', pid: process.pid, from: stack.start, to: page });
  return grown;
}
