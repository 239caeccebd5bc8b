import type { Engine, Step } from '../engine.ts';
import { randomOf } from '../random.ts';
import { Arc } from './arc.ts';
import { causeOf, type Eviction } from './cause.ts';
import type { ReplacementEvent } from './events.ts';
import { Opt } from './opt.ts';
import { PageNumbers } from './page-numbers.ts';
import { policyOf } from './policies.ts';
import type { Marks, Policy } from './policy.ts';
import { RandomClock } from './random-clock.ts';
import { RandomPage } from './random-page.ts';
import type { ReplacementSettings } from './settings.ts';
import type { Reference, ReplacementCounts, ReplacementState, ResidentPage } from './state.ts';
import type { ReplacementStatement } from './statements.ts';

/** The past, latest first: clones share it, so that a checkpoint costs nothing for its length. */
interface Past {
  readonly reference: Reference;
  readonly before: Past | undefined;
}

/** All that is remembered of a page; `goneAt` is the step that put it out. */
interface Known extends ResidentPage {
  readonly goneAt: number | undefined;
}

const nothing: Pick<Eviction, 'resident' | 'marks'> = { resident: [], marks: { kind: 'order' } };

/**
 * One reference string through one policy, one reference a step. OPT and UNOPT know the references
 * to the end of the script if the engine is given it, and otherwise to the end of the statement.
 */
export class ReplacementEngine
  implements Engine<ReplacementState, ReplacementStatement, ReplacementEvent>
{
  private readonly settings: ReplacementSettings;
  private readonly numbers: PageNumbers;
  private readonly known: Map<number, Known>;
  /** The page in each frame; undefined in a free one. */
  private readonly inFrame: (number | undefined)[];
  private readonly knowsScript: boolean;
  private policy: Policy;
  /** Pages that the policy has tables for. */
  private room: number;
  private past: Past | undefined;
  private steps = 0;
  /** The next reference of a statement at work. */
  private at = 0;
  private counts: ReplacementCounts = { hits: 0, misses: 0, cold: 0, capacity: 0, writeBacks: 0 };

  constructor(
    settings: ReplacementSettings,
    script: readonly ReplacementStatement[] | undefined,
    from?: ReplacementEngine,
  ) {
    this.settings = settings;
    this.numbers = from?.numbers ?? new PageNumbers();
    this.known = new Map(from?.known);
    this.inFrame = [...(from?.inFrame ?? [])];
    this.knowsScript = from?.knowsScript ?? script !== undefined;
    if (from) {
      this.policy = from.policy.clone();
      this.room = from.room;
      this.past = from.past;
      this.steps = from.steps;
      this.at = from.at;
      this.counts = from.counts;
      return;
    }
    const future = (script ?? []).flatMap(({ pages }) => this.idsOf(pages));
    this.room = Math.max(this.numbers.size, 16);
    this.policy = this.newPolicy();
    this.foresee(future);
  }

  clone(): ReplacementEngine {
    return new ReplacementEngine(this.settings, undefined, this);
  }

  step(statement: ReplacementStatement): Step<ReplacementEvent> {
    if (this.at === 0) this.prepare(statement.pages);
    const events = this.refer(statement.pages[this.at]!, statement.kind === 'write');
    this.at = (this.at + 1) % statement.pages.length;
    return { events, done: this.at === 0 };
  }

  view(): ReplacementState {
    const { policy, frames } = this.settings;
    return {
      policy,
      frames: policy === 'working-set' ? null : frames,
      resident: this.resident().map((page) => {
        const { goneAt: _, ...shown } = this.known.get(page)!;
        return shown;
      }),
      marks: this.marks(),
      counts: this.counts,
      history: this.history(),
    };
  }

  private refer(page: number, write: boolean): ReplacementEvent[] {
    const id = this.numbers.idOf(page);
    const before = this.known.get(page);
    const wasResident = before !== undefined && before.goneAt === undefined;
    // No page goes because of a hit, but out of a working set, where it matters to no other.
    const seen = wasResident ? nothing : { resident: this.resident(), marks: this.marks() };
    const hit = this.policy.access(id);
    if (hit !== wasResident) throw new Error(`page ${page} is not where it was thought to be`);

    this.steps += 1;
    this.past = { reference: { page, write, hit }, before: this.past };
    const events: ReplacementEvent[] = hit
      ? [{ kind: 'hit', page, write }]
      : [
          { kind: 'miss', page, write, because: missOf(before) },
          ...this.ghostHit(page, seen.marks),
        ];
    // In a working set the page comes first: what leaves makes no room for it.
    const isFirst = this.settings.policy === 'working-set' && !hit;
    const early = isFirst ? this.frameFor(page) : undefined;
    const evictions = this.evict(page, seen);
    const frame = hit ? before!.frame : (early ?? this.frameFor(page));
    const loads: ReplacementEvent[] = hit ? [] : [{ kind: 'loaded', page }];
    events.push(...(isFirst ? [...loads, ...evictions] : [...evictions, ...loads]));

    const { steps } = this;
    this.known.set(page, {
      page,
      frame,
      dirty: write || (hit && before!.dirty),
      loadedAt: hit ? before!.loadedAt : steps,
      usedAt: steps,
      uses: hit ? before!.uses + 1 : 1,
      goneAt: undefined,
    });
    this.count(hit, before === undefined, events);
    return events;
  }

  private evict(by: number, seen: Pick<Eviction, 'resident' | 'marks'>): ReplacementEvent[] {
    const { policy } = this;
    const page = this.numbers.pageOf(policy.victim);
    if (page === undefined) return [];
    const victim = this.known.get(page)!;
    this.known.set(page, { ...victim, dirty: false, goneAt: this.steps });
    this.inFrame[victim.frame] = undefined;
    const drawn = policy instanceof RandomPage || policy instanceof RandomClock ? policy.drawn : [];
    const cause = causeOf(this.settings.policy, {
      ...seen,
      victim,
      drawn,
      target: this.target(),
      window: this.settings.window,
    });
    const writtenBack: ReplacementEvent = { kind: 'written-back', page, by };
    return [{ kind: 'evicted', page, by, cause }, ...(victim.dirty ? [writtenBack] : [])];
  }

  /** Puts a page into the first free frame: where one had to go, that is the only one. */
  private frameFor(page: number): number {
    const free = this.inFrame.indexOf(undefined);
    const frame = free < 0 ? this.inFrame.length : free;
    this.inFrame[frame] = page;
    return frame;
  }

  private ghostHit(page: number, before: Marks): ReplacementEvent[] {
    if (before.kind !== 'adaptive') return [];
    const inRecent = before.recentGhosts.includes(page);
    if (!inRecent && !before.frequentGhosts.includes(page)) return [];
    const list = inRecent ? 'recent' : 'frequent';
    const [targetBefore, target] = [before.target, this.target()];
    return [{ kind: 'ghost-hit', page, list, targetBefore, target }];
  }

  /** ARC's target as it is now. */
  private target(): number {
    return this.policy instanceof Arc ? this.policy.marks().target : 0;
  }

  private count(hit: boolean, cold: boolean, events: readonly ReplacementEvent[]): void {
    const { hits, misses, cold: colds, capacity, writeBacks } = this.counts;
    const written = events.filter(({ kind }) => kind === 'written-back').length;
    this.counts = {
      hits: hits + (hit ? 1 : 0),
      misses: misses + (hit ? 0 : 1),
      cold: colds + (cold ? 1 : 0),
      capacity: capacity + (hit || cold ? 0 : 1),
      writeBacks: writeBacks + written,
    };
  }

  /** Its pages may be new, if nobody announced them, and then OPT has to be told of them. */
  private prepare(pages: readonly number[]): void {
    const future = this.idsOf(pages);
    if (this.numbers.size > this.room) {
      this.room = 2 * this.numbers.size;
      // Deterministic, so that the same references bring a larger one into the same condition. OPT
      // takes its tables anew from what is foreseen.
      if (!(this.policy instanceof Opt)) {
        this.policy = this.newPolicy();
        for (const { page } of this.history()) this.policy.access(this.numbers.idOf(page));
      }
    }
    if (!this.knowsScript) this.foresee(future);
  }

  private foresee(future: readonly number[]): void {
    if (this.policy instanceof Opt) this.policy.foresee(Int32Array.from(future), this.room);
  }

  private newPolicy(): Policy {
    const { policy, frames, insert, bits, window, seed } = this.settings;
    return policyOf(policy, frames, this.room, {
      insert: insert === 0 ? 0 : 1,
      bits,
      window,
      draws: randomOf(seed),
    });
  }

  private idsOf(pages: readonly number[]): number[] {
    return pages.map((page) => this.numbers.idOf(page));
  }

  private resident(): number[] {
    return this.named(this.policy.frames());
  }

  private marks(): Marks {
    const marks = this.policy.marks();
    if (marks.kind !== 'adaptive') return marks;
    const { recent, frequent, recentGhosts, frequentGhosts } = marks;
    return {
      ...marks,
      recent: this.named(recent),
      frequent: this.named(frequent),
      recentGhosts: this.named(recentGhosts),
      frequentGhosts: this.named(frequentGhosts),
    };
  }

  private named(ids: readonly number[]): number[] {
    return ids.map((id) => this.numbers.pageOf(id)!);
  }

  private history(): Reference[] {
    const found: Reference[] = [];
    for (let one = this.past; one; one = one.before) found.push(one.reference);
    return found.reverse();
  }
}

function missOf(before: Known | undefined): { kind: 'cold' } | { kind: 'gone'; at: number } {
  return before ? { kind: 'gone', at: before.goneAt! } : { kind: 'cold' };
}
