import type { FrameSource } from './frame-source.ts';
import type { Geometry } from './geometry.ts';
import type { PhysicalMemory } from './physical-memory.ts';

/** A table whose entries are all empty, in frames of its own; its first frame, or -1 for none. */
export function makeTable(
  memory: PhysicalMemory,
  { codec, entriesPerTable, framesPerTable, pageSize }: Geometry,
  source: FrameSource,
  level: number,
): number {
  const frames = framesPerTable[level]!;
  const first = source.allocate(frames);
  if (first < 0) return -1;
  for (let frame = first; frame < first + frames; frame += 1) memory.clearFrame(frame);
  if (codec.emptyLow !== 0) {
    for (let index = 0; index < entriesPerTable[level]!; index += 1) {
      codec.storeAt(memory, first * pageSize + index * codec.format.bytes, codec.emptyLow, 0);
    }
  }
  return first;
}

export function freeTable(
  memory: PhysicalMemory,
  { framesPerTable }: Geometry,
  source: FrameSource,
  first: number,
  level: number,
): void {
  const frames = framesPerTable[level]!;
  for (let frame = first; frame < first + frames; frame += 1) memory.clearFrame(frame);
  source.release(first, frames);
}
