import type { Geometry } from './geometry.ts';
import type { PhysicalMemory } from './physical-memory.ts';

/**
 * The indices from…to-1 of a table's entries that hold anything, in order. Frames that were never
 * written are passed over: a linear table for 4 GiB has a thousand of them.
 */
export function* usedIndices(
  memory: PhysicalMemory,
  { codec, pageSize }: Geometry,
  table: number,
  from: number,
  to: number,
): Generator<number> {
  const { bytes } = codec.format;
  const perFrame = pageSize / bytes;
  for (let index = from; index < to; index += 1) {
    const within = Math.floor(index / perFrame);
    if (codec.emptyLow === 0 && !memory.holds(table + within)) {
      index = (within + 1) * perFrame - 1;
      continue;
    }
    const address = table * pageSize + index * bytes;
    if (!codec.isEmpty(codec.lowAt(memory, address), codec.highAt(memory, address))) yield index;
  }
}
