import type { EvictionCause, ReplacementEvent } from '../../model/replacement/events.ts';
import type { PolicyName } from '../../model/replacement/policies.ts';
import type { ReplacementState } from '../../model/replacement/state.ts';
import type { Frame } from '../../model/trace.ts';
import { faultWord } from './fault-word.ts';
import { counted, listed } from './words.ts';

type ReplacementFrame = Frame<ReplacementState, ReplacementEvent>;

/** What one reference did, in a sentence or a few. */
export function narrateReplacement({ fault, events, state }: ReplacementFrame): string {
  return fault?.message ?? events.map((event) => sentence(event, events, state)).join('');
}

/** How things stand before the first reference. */
export function narrateReplacementStart({ frames, policy }: ReplacementState): string {
  if (frames === null) return `No page is in memory yet. ${rules[policy]}`;
  return `${counted(frames, 'frame')}, all free. ${rules[policy]}`;
}

/** The kind of step, for a pill. */
export function wordOfReplacement({ fault, events }: ReplacementFrame): string {
  if (fault) return faultWord(fault);
  return events.some(({ kind }) => kind === 'hit') ? 'Hit' : 'Page fault';
}

/** Each policy's rule, in a sentence. */
export const rules: Readonly<Record<PolicyName, string>> = {
  fifo: 'FIFO puts out the page that was loaded first.',
  lru: 'LRU puts out the page that was used longest ago.',
  mru: 'MRU puts out the page that was used last.',
  opt: 'OPT knows what is to come and puts out the page whose next use is furthest away.',
  unopt: 'UNOPT, the worst there is, puts out the page that is needed again soonest.',
  random: 'Chance says which page is put out.',
  clock: 'CLOCK sends a hand round, which clears set bits and puts out the first page without one.',
  'random-clock':
    'This CLOCK draws pages, lowers their counts, and puts out the first that has none left.',
  lfu: 'LFU puts out the page with the fewest uses.',
  sieve: 'SIEVE sends a hand from the oldest page to the newest; the first unvisited one goes.',
  arc: 'ARC keeps T1, pages seen once, and T2, pages seen again, and learns how long T1 should be.',
  linux: 'Linux puts out the oldest page of its inactive list that was not used again.',
  'working-set': 'A page stays for as long as it is among the last references of the window.',
};

/** What a hit changes in what the policy knows. */
function noted(policy: PolicyName, page: number, { resident }: ReplacementState): string {
  switch (policy) {
    case 'fifo':
      return ' Its place in the queue stays the same.';
    case 'lru':
    case 'mru':
      return ' It is the one used last now.';
    case 'clock':
      return ' Its reference bit is set.';
    case 'sieve':
      return ' Its visited bit is set; it stays where it is in the queue.';
    case 'arc':
      return ' It was seen again, so it is the newest of T2 now.';
    case 'lfu': {
      const uses = resident.find((one) => one.page === page)?.uses ?? 0;
      return ` That makes ${counted(uses, 'use')}.`;
    }
    default:
      return '';
  }
}

function sentence(
  event: ReplacementEvent,
  events: readonly ReplacementEvent[],
  state: ReplacementState,
): string {
  const { policy } = state;
  const { kind, page } = event;
  switch (kind) {
    case 'hit': {
      const dirty = event.write ? ' The write makes it dirty.' : '';
      return `Page ${page} is in memory: a hit.${noted(policy, page, state)}${dirty}`;
    }
    case 'miss': {
      const { because, write } = event;
      // What ARC remembers takes a sentence of its own.
      const told = events.some((one) => one.kind === 'ghost-hit');
      const how = write && !told ? ', to be written' : '';
      return because.kind === 'cold'
        ? `Page ${page} is needed for the first time${how}: a fault.`
        : `Page ${page} went at step ${because.at} and is needed again${how}: a fault.`;
    }
    case 'ghost-hit': {
      const [before, now] = [rounded(event.targetBefore), rounded(event.target)];
      const list = event.list === 'recent' ? 'T1' : 'T2';
      const turn = now === before ? `stays ${now}` : `goes from ${before} to ${now}`;
      return ` ARC remembers it from ${list}, so T1's target ${turn}.`;
    }
    case 'evicted': {
      const { cause } = event;
      if (cause.kind === 'left-window') {
        return ` Page ${page} is not among the last ${counted(cause.window, 'reference')}, so it leaves.`;
      }
      return ` It takes the frame of page ${page}, ${why(cause, policy)}.`;
    }
    case 'written-back':
      return ` Page ${page} is dirty, so it is written back first.`;
    case 'loaded':
      if (policy === 'working-set') return ' It gets a frame.';
      return events.some((one) => one.kind === 'evicted') ? '' : ' It takes a free frame.';
    default:
      return kind satisfies never;
  }
}

/** Why this page went, as a clause after its name. */
export function why(cause: EvictionCause, policy: PolicyName): string {
  const { kind } = cause;
  switch (kind) {
    case 'first-in':
      return `which was loaded first, at step ${cause.loadedAt}`;
    case 'least-recently-used':
      return `which was used longest ago, at step ${cause.usedAt}`;
    case 'most-recently-used':
      return `which was used last, at step ${cause.usedAt}`;
    case 'next-use': {
      const { after, choice, tied } = cause;
      if (after !== null) {
        const than = choice === 'furthest' ? 'later' : 'sooner';
        const next = after === 1 ? 'by the next reference' : `${after} references from now`;
        return `which is used again ${next}, ${than} than any other`;
      }
      const last = choice === 'furthest' ? 'last' : 'first';
      const tie = tied.length > 0 ? `, like ${pages(tied)}, and was loaded ${last}` : '';
      return `which is never used again${tie}`;
    }
    case 'drawn':
      return `which chance chose: the draw was ${rounded(cause.draw)}`;
    case 'bit-clear': {
      const { spared, by } = cause;
      if (by === 'hand') return `the first with a clear bit${passed('clearing the bit', spared)}`;
      return `drawn with a count of 0${passed('taking 1 off the count', spared)}`;
    }
    case 'not-visited':
      return `the first unvisited one${passed('clearing the bit', cause.spared)}`;
    case 'least-frequently-used': {
      const { uses, tied } = cause;
      const tie = tied.length > 0 ? `, and was the first of ${tied.length + 1} to have so few` : '';
      return `which has the fewest uses, ${uses}${tie}`;
    }
    case 'list-over-target': {
      const { list, length, target } = cause;
      const t1 = `${counted(length, 'page')}, target ${rounded(target)}`;
      return list === 'recent' ? `the oldest of T1 (${t1})` : `the oldest of T2 (T1: ${t1})`;
    }
    case 'left-window':
      return `which left the window of ${policy}`;
    case 'inactive':
      return 'the oldest inactive one that was not used again';
    default:
      return kind satisfies never;
  }
}

function passed(doing: string, spared: readonly number[]): string {
  if (spared.length === 0) return '';
  return `, after ${doing}${spared.length > 1 ? 's' : ''} of ${pages(spared)}`;
}

const pages = (numbers: readonly number[]): string =>
  `${numbers.length === 1 ? 'page' : 'pages'} ${listed(numbers.map(String))}`;

const rounded = (value: number): number => Math.round(value * 100) / 100;
