import type { GrowthEvidence } from '../../src/grader/growth.ts';

/** A run of `length` rounds whose blocks and bytes are these; sizes and ages as a run notes them. */
export function evidence(
  length: number,
  blocks: (round: number) => number,
  options: {
    bytes?: (round: number) => number;
    sizes?: (round: number) => ReadonlyMap<number, number>;
    survivors?: readonly number[];
  } = {},
): GrowthEvidence {
  const bytes = options.bytes ?? ((round: number) => 40 * blocks(round));
  const readings = Array.from({ length }, (_, i) => ({ bytes: bytes(i), blocks: blocks(i) }));
  const noted = readings.flatMap((_, i) => (i % 4 === 3 ? [i] : []));
  return {
    readings,
    sizes: noted.map((round) => ({
      round,
      blocks: blocks(round),
      sizes: options.sizes?.(round) ?? new Map([[40, blocks(round)]]),
    })),
    survivors: options.survivors ?? noted.map(() => 0),
  };
}
