import type { EvictionCause } from './events.ts';
import type { PolicyName } from './policies.ts';
import type { AdaptiveLists, Marks } from './policy.ts';
import type { ResidentPage } from './state.ts';

/** What is known of an eviction: memory just before it, and the page that went. */
export interface Eviction {
  readonly victim: ResidentPage;
  /** In the order of the policy's list. */
  readonly resident: readonly number[];
  readonly marks: Marks;
  /** The draws that it took. */
  readonly drawn: readonly number[];
  /** ARC's target after the reference. */
  readonly target: number;
  readonly window: number;
}

/** Why a policy put out this page; found from what it saw, so that no hot path has to say it. */
export function causeOf(policy: PolicyName, eviction: Eviction): EvictionCause {
  const { victim, marks, drawn, resident } = eviction;
  switch (policy) {
    case 'fifo':
      return { kind: 'first-in', loadedAt: victim.loadedAt };
    case 'lru':
      return { kind: 'least-recently-used', usedAt: victim.usedAt };
    case 'mru':
      return { kind: 'most-recently-used', usedAt: victim.usedAt };
    case 'opt':
    case 'unopt': {
      const { after } = marksOf(marks, 'next-use');
      const next = after[resident.indexOf(victim.page)] ?? null;
      const choice = policy === 'opt' ? 'furthest' : 'nearest';
      const tied = next === null ? others(eviction, (index) => after[index] === next) : [];
      return { kind: 'next-use', choice, after: next && next - 1, tied };
    }
    case 'random': {
      const draw = drawn[0]!;
      return { kind: 'drawn', draw, index: Math.floor(draw * resident.length) };
    }
    case 'random-clock': {
      const spared = drawn
        .slice(0, -1)
        .map((draw) => resident[Math.floor(draw * resident.length)]!);
      return { kind: 'bit-clear', spared, by: 'draw' };
    }
    case 'clock': {
      const { bits, hand = 0 } = marksOf(marks, 'reference-bits');
      const spared = sparedFrom(hand, resident, (index) => bits[index] === 1);
      return { kind: 'bit-clear', spared, by: 'hand' };
    }
    case 'sieve': {
      const { visited, hand = 0 } = marksOf(marks, 'visited');
      return {
        kind: 'not-visited',
        spared: sparedFrom(hand, resident, (index) => visited[index]!),
      };
    }
    case 'lfu': {
      const { uses } = marksOf(marks, 'uses');
      const tied = others(eviction, (index) => uses[index] === victim.uses);
      return { kind: 'least-frequently-used', uses: victim.uses, tied };
    }
    case 'arc': {
      const { recent }: AdaptiveLists = marksOf(marks, 'adaptive');
      const list = recent.includes(victim.page) ? 'recent' : 'frequent';
      const { target } = eviction;
      return { kind: 'list-over-target', list, length: recent.length, target };
    }
    case 'working-set':
      return { kind: 'left-window', usedAt: victim.usedAt, window: eviction.window };
    case 'linux':
      return { kind: 'inactive' };
  }
}

/** The pages that the hand passes once round, as long as they have what spares them. */
function sparedFrom(
  hand: number,
  resident: readonly number[],
  isSpared: (index: number) => boolean,
): number[] {
  const order = resident.map((_, turn) => (hand + turn) % resident.length);
  const stop = order.findIndex((index) => !isSpared(index));
  return order.slice(0, stop < 0 ? order.length : stop).map((index) => resident[index]!);
}

function others({ resident, victim }: Eviction, isTied: (index: number) => boolean): number[] {
  return resident.filter((page, index) => page !== victim.page && isTied(index));
}

function marksOf<Kind extends Marks['kind']>(
  marks: Marks,
  kind: Kind,
): Extract<Marks, { kind: Kind }> {
  if (marks.kind !== kind) throw new TypeError(`expected marks of ${kind}, found ${marks.kind}`);
  return marks as Extract<Marks, { kind: Kind }>;
}
