import type { Arena } from './arena.ts';
import { prevInUse } from './chunk-fields.ts';
import { minSize, pageBytes } from './layout.ts';

/** systrim: gives whole pages at the end of the heap back, all but `pad` bytes of top. */
export function trim(arena: Arena, pad: number): boolean {
  const top = arena.top;
  const size = arena.size(top);
  const spare = size - minSize - 1 - pad;
  const extra = spare - (spare % pageBytes);
  if (extra <= 0) return false;
  // Only while the end of the heap is where malloc left it.
  const end = arena.system.sbrk(0);
  if (end !== top + size) return false;
  arena.system.sbrk(-extra);
  const released = end - (arena.system.sbrk(0) ?? end);
  if (released === 0) return false;
  arena.moveEnd(end, end - released);
  arena.systemMem -= released;
  arena.setHead(top, size - released + prevInUse);
  const because = `top has ${size} bytes, and the trim threshold is ${arena.trimThreshold}: all but ${pad} and what is left of a page goes back`;
  arena.log?.push({ kind: 'shrink', block: top, size: released, because });
  return true;
}
