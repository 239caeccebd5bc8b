import { countMisses } from './count-misses.ts';
import { dense, type References } from './dense.ts';
import type { PolicyName, PolicyOptions } from './policies.ts';

/** A number of frames with which there are more misses than with one frame less. */
export interface Anomaly {
  readonly frames: number;
  readonly misses: number;
  readonly missesWithOneLess: number;
}

/**
 * Where more memory makes it worse (Belady, Nelson and Shedler, CACM 12(6), 1969), among 1 to
 * `mostFrames` frames. Only a policy without the stack property can have one: FIFO, not LRU or OPT.
 */
export function beladyAnomalies(
  name: PolicyName,
  trace: References,
  mostFrames: number,
  options?: PolicyOptions,
): Anomaly[] {
  const { trace: mapped } = dense(trace);
  const found: Anomaly[] = [];
  let missesWithOneLess = Number.POSITIVE_INFINITY;
  for (let frames = 1; frames <= mostFrames; frames += 1) {
    const misses = countMisses(name, mapped, frames, options);
    if (misses > missesWithOneLess) found.push({ frames, misses, missesWithOneLess });
    missesWithOneLess = misses;
  }
  return found;
}
