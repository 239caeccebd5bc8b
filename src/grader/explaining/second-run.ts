import type { SandboxAssets } from '../../sandbox/assets.ts';
import type { Session, WatchedObject } from '../../sandbox/session.ts';
import type { SnapshotFault } from '../../sandbox/snapshot/broken-invariant.ts';
import { engineFault } from '../../sandbox/snapshot/engine-gate.ts';
import { type ExplainedHeap, explainHeap } from '../../sandbox/snapshot/explained.ts';
import type { Tally } from '../../sandbox/snapshot/tally.ts';
import type { Film } from '../explanation.ts';
import { FilmRecorder } from './film-recorder.ts';
import { HeapMaps } from './heap-maps.ts';
import { lookRounds, MOST_ROUNDS } from './look-rounds.ts';
import { begin, openSession, type Program } from './program.ts';

/** A heap with more blocks than this is not let grow further: each look takes time with them. */
const MOST_BLOCKS = 120_000;
/** Watched objects are followed in the first rounds only: those that stay, stay. */
const WATCHED_ROUNDS = 3;

/** What a run is to be asked for. */
export interface SecondRunPlan {
  /** Rounds that the program is known to survive. */
  readonly measured: number;
  /** Marks what is made after this round; 0: since before the program was loaded. */
  readonly since?: number | undefined;
  /** Record film and maps, too. */
  readonly inFull: boolean;
}

/** A watched object that outlived its round, as a node of the heap it was seen in. */
export interface WatchedNode {
  readonly name: string;
  readonly node: number;
}

/** What a second run of a program left to be told. */
export interface SecondRun {
  readonly rounds: number;
  /** The round that the last heap's fresh blocks are younger than. */
  readonly since: number;
  readonly tallies: readonly Tally[];
  /** The rounds after which the first and the last of the tallies were made. */
  readonly span: readonly [from: number, to: number];
  /** The heap after the last round, where it could be read. */
  readonly heap?: ExplainedHeap | undefined;
  readonly fault?: SnapshotFault | undefined;
  /** The heap after the first rounds, where watched objects were still alive in it. */
  readonly watched:
    | { readonly heap: ExplainedHeap; readonly nodes: readonly WatchedNode[] }
    | undefined;
  readonly film: Film;
  readonly maps: HeapMaps;
}

/**
 * Runs a program once more, in a machine of its own, and looks at its heap on the way: exactly
 * what the measured run did happens again, and nothing here can change a verdict.
 */
export async function runAgain(
  assets: SandboxAssets,
  program: Program,
  plan: SecondRunPlan,
): Promise<SecondRun> {
  const run = await follow(assets, program, plan);
  // It grew so much that there were too few looks: the rounds that there were, looked at again.
  if (run.fault || run.rounds === 0 || run.tallies.length > 2 || run.rounds >= plan.measured)
    return run;
  return follow(assets, program, { ...plan, measured: run.rounds });
}

async function follow(
  assets: SandboxAssets,
  program: Program,
  { measured, since, inFull }: SecondRunPlan,
): Promise<SecondRun> {
  const session = await openSession(assets, program);
  session.mark();
  const maps = new HeapMaps(session.chunkHeads());
  const film = new FilmRecorder(session);
  const gate = engineFault(assets.engineHash);
  const planned = Math.min(measured, MOST_ROUNDS);
  const looks = lookRounds(planned);
  const marked = Math.min(since ?? looks[0]!, planned);

  const tallies: Tally[] = [];
  const seen: number[] = [];
  let heap: ExplainedHeap | undefined;
  let fault = gate;
  let watched: SecondRun['watched'];
  const look = (round: number): void => {
    if (gate) return;
    const found = explainHeap(session.heapSource);
    heap = found.heap;
    fault = found.fault;
    if (!heap) return;
    tallies.push(heap.tally());
    seen.push(round);
  };
  const afterRound = (round: number, isLast: boolean): void => {
    if (inFull) maps.add(round, session.chunkHeads());
    if (looks.includes(round) || isLast) look(round);
    // After the look of the same round, so that the last one knows what is younger.
    if (round === marked && round > 0 && !isLast) {
      maps.beforeMarking(session.chunkHeads());
      session.mark();
    }
  };

  let rounds = 0;
  const result = (): SecondRun => ({
    span: [seen[0] ?? 0, seen.at(-1) ?? 0],
    ...{ rounds, since: marked, tallies, heap, fault, watched, film: film.film, maps },
  });
  if (begin(session, program)) return result();
  if (inFull) film.start({ within: !gate });
  afterRound(0, planned === 0);
  for (let round = 1; round <= planned; round += 1) {
    if (inFull) film.beginRound();
    if (session.round(round - 1).error) break;
    const before = inFull ? session.bytesInUse : 0;
    const { reading, error } = session.read();
    if (error) break;
    if (inFull) film.endRound(round, before, reading.bytes);
    rounds = round;
    // Asked after every round, as in the measured run: a call leaves its traces in the allocator.
    if (round > WATCHED_ROUNDS) session.uncollected();
    else {
      const alive = session.watchedAlive();
      const isLast = round === WATCHED_ROUNDS || round === planned;
      if (isLast && !gate) watched = watchedNodes(session, alive);
    }
    const isFull = reading.blocks > MOST_BLOCKS;
    afterRound(round, round === planned || isFull);
    if (isFull) break;
  }
  return result();
}

function watchedNodes(session: Session, alive: readonly WatchedObject[]): SecondRun['watched'] {
  if (alive.length === 0) return undefined;
  const { heap } = explainHeap(session.heapSource);
  if (!heap) return undefined;
  const nodes = alive.map(({ name, address }) => ({ name, node: heap.describer.nodeAt(address) }));
  return { heap, nodes: nodes.filter(({ node }) => node !== -1) };
}
