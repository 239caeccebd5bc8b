import { heapSettings } from '../../model/heap/settings.ts';
import type { AnyMoment, AnyPlay } from './heap-play.ts';

/** The heap of the game, as its script's opening line has it. */
export const gameLine =
  'model heap fit=first header=16 align=16 round=block split=32 size=2KB base=0x5000';

/**
 * The fewest operations that win from an empty heap with requests of 64, 128, 256 and 512 bytes:
 * found by trying all, breadth first.
 */
export const fewest = 8;

/** What is played for, judged from a moment; undefined in every other heap. */
export interface Goal {
  readonly reached: boolean;
  /** Operations used so far. */
  readonly used: number;
  /** The part of the heap that is free, from 0 to 1. */
  readonly free: number;
  /** A request failed, but too little was free for it to count. */
  readonly tooFull: boolean;
}

export function goalOf({ play, step, state, fault }: AnyMoment): Goal | undefined {
  if (!isGame(play) || 'lanes' in state) return undefined;
  const { free, handedOut } = state.fragmentation;
  const part = free / (free + handedOut);
  const failed = fault?.code === 'fragmented' || fault?.code === 'out-of-memory';
  const reached = fault?.code === 'fragmented' && part > 0.5;
  return { reached, used: step, free: part, tooFull: failed && !reached };
}

/** Whether it is that heap, by what its script chooses. */
function isGame({ script: { model, chosen } }: AnyPlay): boolean {
  const wanted = { fit: 'first', header: 16, align: 16, round: 'block', split: 32, size: 2048 };
  const settings = { ...defaults, ...chosen } as Record<string, unknown>;
  return (
    model.name === 'heap' &&
    Object.entries({ ...defaults, ...wanted }).every(
      ([key, value]) => key === 'base' || settings[key] === value,
    )
  );
}

const defaults = Object.fromEntries(
  Object.entries(heapSettings).map(([key, [, otherwise]]) => [key, otherwise]),
);
