import type { SandboxAssets } from '../../sandbox/assets.ts';
import type { ExplainedHeap } from '../../sandbox/snapshot/explained.ts';
import type { Explanation } from '../explanation.ts';
import type { Retainer } from '../verdict.ts';
import type { HeapMaps } from './heap-maps.ts';
import { heldByGrowth, heldWatched } from './held.ts';
import { adviceOn } from './leak-advice.ts';
import { affordableRounds } from './look-rounds.ts';
import type { Program } from './program.ts';
import { runAgain, type SecondRun } from './second-run.ts';
import { SourceLines } from './source-lines.ts';

/** How many places a verdict names. */
const MOST_RETAINERS = 5;

const NOTHING_FOUND = 'The heap grows, but in no place that was seen to grow in each look at it.';

/** What a verdict says until it is known what holds the memory, and where that is never known. */
export const NOT_LOOKED_UP: Retainers = {
  retainers: [],
  unexplained:
    'What holds the memory could not be looked up: it took too long, or the look at it failed.',
};

/** What a verdict says of what holds the memory, or why it can't. */
export interface Retainers {
  readonly retainers: Retainer[];
  readonly unexplained?: string;
}

/** What stays of an explanation, to be asked more of. */
export interface KeptHeap {
  readonly rounds: number;
  readonly heap?: ExplainedHeap | undefined;
  readonly lines: SourceLines;
  readonly maps: HeapMaps;
}

/** What holds that which accumulates in a program, for its verdict; empty where nothing does. */
export async function retainersOf(
  assets: SandboxAssets,
  program: Program,
  first: { readonly rounds: number; readonly ticks: number },
): Promise<Retainers> {
  const measured = affordableRounds(first.rounds, first.ticks);
  const run = await runAgain(assets, program, { measured, inFull: false });
  const retainers = heldIn(run, program, true)
    .slice(0, MOST_RETAINERS)
    .map(({ path, count, retainedBytes, line }) => ({
      ...{ path, count, retainedBytes },
      ...(line === undefined ? {} : { line }),
    }));
  if (retainers.length > 0) return { retainers };
  return { retainers, unexplained: run.fault?.message ?? NOTHING_FOUND };
}

/** All that a second run of a program tells, and its heap to be asked more of. */
export async function explainProgram(
  assets: SandboxAssets,
  program: Program,
  plan: {
    readonly measured: number;
    readonly leaks: boolean;
    readonly since?: number | undefined;
  },
): Promise<{ readonly explanation: Explanation; readonly kept: KeptHeap }> {
  const run = await runAgain(assets, program, { ...plan, inFull: true });
  const { heap, fault, rounds, maps, film, since } = run;
  const held = heldIn(run, program, plan.leaks);
  const advice = adviceOn(held, run.span);
  const explanation: Explanation = {
    ...{ rounds, span: [...run.span], held, film, maps: maps.maps },
    ...(advice ? { advice } : {}),
    ...(heap ? { snapshot: summaryOf(heap, since) } : {}),
    ...(fault ? { fault } : {}),
  };
  return { explanation, kept: { rounds, heap, lines: new SourceLines(program.source), maps } };
}

function heldIn(run: SecondRun, program: Program, leaks: boolean) {
  const lines = new SourceLines(program.source);
  const watched = heldWatched(run, lines);
  const places = new Set(watched.map(({ path }) => path));
  return [...watched, ...heldByGrowth(run, lines, leaks).filter(({ path }) => !places.has(path))];
}

function summaryOf({ snapshot }: ExplainedHeap, since: number): Explanation['snapshot'] {
  const { nodeCount, bytes, blocks } = snapshot;
  return { objects: nodeCount, bytes, blocks, since };
}
