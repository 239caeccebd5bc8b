import type { Fault } from '../../model/fault.ts';
import type { HeapModelEvent, HeapState } from '../../model/heap/state.ts';
import type { Frame } from '../../model/trace.ts';
import { formatAddress, formatBytes, formatNumber } from '../../model/units.ts';
import { faultText } from './fault-text.ts';
import { faultWord } from './fault-word.ts';
import { asSentence, counted, fitting, inBytes } from './words.ts';

type HeapFrame = Frame<HeapState, HeapModelEvent>;
type Kind = HeapModelEvent['kind'];
type Events = readonly HeapModelEvent[];

/** What a step did to the heap: what the program has of it first, then how the allocator came to it. */
export function narrateHeap({ fault, events, state }: HeapFrame): string {
  const assigned = events.find(({ kind }) => kind === 'assign');
  if (fault) return faultText(fault, assigned && outcome(assigned, events, state));
  // No other statement leaves nothing behind.
  if (events.length === 0) return 'The program ends, and nothing was leaked.';
  const outcomes = events.map((event) => outcome(event, events, state));
  const ways = events.map((event, index) => way(event, index, events, state));
  return fitting([...outcomes, ...ways]);
}

/** How the region lies before the first statement. */
export function narrateHeapStart({ allocator, blocks }: HeapState): string {
  if (blocks.length === 0) return 'No heap yet: glibc asks the system for one at the first malloc.';
  const free = sum(blocks, 'free');
  const own = sum(blocks, 'own');
  const kept = own > 0 ? ` The allocator keeps ${formatBytes(own)} for its own tables.` : '';
  const in_ = allocator === 'slab' || allocator === 'classes' ? ', and no slab yet' : '';
  return `A heap of ${formatBytes(free + own)}, all free${in_}: nothing is handed out.${kept}`;
}

/** The kind of step, for a pill. */
export function wordOfHeap({ fault, events }: HeapFrame): string {
  if (fault) return wordOfFault(fault);
  const has = (kind: Kind) => events.some((event) => event.kind === kind);
  if (has('assign')) return obtained(events).replace(/^./, (letter) => letter.toUpperCase());
  if (has('read')) return 'Read';
  if (has('write')) return 'Write';
  return events.length > 0 ? 'Free' : 'Exit';
}

function wordOfFault(fault: Fault): string {
  switch (fault.code) {
    case 'leak':
    case 'lost-block':
      return 'Leak';
    case 'out-of-memory':
    case 'fragmented':
      return 'NULL';
    case 'null-pointer':
      return 'SIGSEGV';
    // Those of a program that glibc stops by abort(), and of one that touches what is not mapped.
    case 'abort':
      return /segmentation fault/.test(fault.message) ? 'SIGSEGV' : 'SIGABRT';
    case 'corruption':
      return 'SIGABRT';
    default:
      return /glibc aborts/.test(fault.message) ? 'SIGABRT' : faultWord(fault);
  }
}

/** The C function that a block came from. */
function obtained(events: Events): string {
  if (events.some(({ kind }) => kind === 'keep' || kind === 'move')) return 'realloc';
  return events.some(({ kind }) => kind === 'zero') ? 'calloc' : 'malloc';
}

/** What the program sees of it. */
function outcome(event: HeapModelEvent, events: Events, { blocks }: HeapState): string {
  const { kind, size } = event;
  switch (kind) {
    case 'assign': {
      const { subject, address } = event;
      const by = obtained(events);
      const got = `With ${by}, ${subject} gets ${inBytes(size)} at ${formatAddress(address!)}`;
      const block = blocks.find(({ user }) => user === address)?.size ?? size;
      const room = block === size ? '' : `, in a block of ${formatNumber(block)}`;
      return `${got}${room}${by === 'calloc' ? ', each of them 0' : ''}.`;
    }
    case 'free': {
      const { subject, address } = event;
      const at = formatAddress(address!);
      const whose = subject === undefined ? 'the' : `${subject} and its`;
      return `Given back: ${whose} ${inBytes(size)} at ${at}.`;
    }
    case 'read':
    case 'write': {
      const { subject, address } = event;
      const where = subject === undefined ? '' : `, in the block of ${subject}`;
      return `The program ${kind}s ${inBytes(size)} at ${formatAddress(address!)}${where}.`;
    }
    case 'free-null':
      return `Nothing happens: ${event.because}.`;
    default:
      return '';
  }
}

/** What the allocator did for it, where that says more than the outcome. */
function way(event: HeapModelEvent, index: number, events: Events, state: HeapState): string {
  const { kind, size, because } = event;
  const all = (one: Kind) => events.filter((other) => other.kind === one);
  const isLast = all(kind).at(-1) === event;
  const moved = all('move').length > 0;
  switch (kind) {
    case 'search':
      return isLast && !moved ? asSentence(because) : '';
    case 'take':
      return isLast && !moved && all('search').length + all('new-slab').length === 0
        ? asSentence(because)
        : '';
    case 'split': {
      if (!isLast || moved) return '';
      const times = all(kind).length;
      if (times > 1) return `It is halved ${times} times until it fits.`;
      return `The other ${inBytes(size)} stay free.`;
    }
    case 'put': {
      if (all('free').length > 0) {
        if (because !== 'it was freed') return asSentence(because);
        if (all('merge').length > 0) return '';
        const alone = state.allocator === 'buddy' ? ': its buddy is not free' : '';
        return `They are free in a block of ${formatNumber(size)}${alone}.`;
      }
      const before = events.slice(0, index).some((one) => one.kind === kind);
      if (before || moved) return '';
      const some = all(kind).length;
      return `On the way ${counted(some, 'chunk')} from the unsorted list ${some === 1 ? 'goes' : 'go'} to a bin.`;
    }
    case 'merge': {
      if (!isLast || all('free').length === 0) return '';
      const some = all(kind).length;
      const what =
        state.allocator === 'buddy'
          ? `its buddy${some > 1 ? `, ${some} times in a row` : ''}`
          : counted(some, 'free neighbour');
      return `The block merges with ${what}: ${inBytes(size)} in one piece.`;
    }
    case 'grow':
      return `The heap grows by ${formatBytes(size)} for it.`;
    case 'shrink':
      return `The heap shrinks by ${formatBytes(size)}, which go back to the system.`;
    case 'map':
    case 'unmap':
    case 'move':
      return asSentence(because);
    case 'keep':
      return `It stays where it was: ${because}.`;
    case 'new-slab':
      return `A new slab of ${formatBytes(size)} is made: ${because}.`;
    case 'drop-slab':
      return `The slab of ${formatBytes(size)} is given back: ${because}.`;
    case 'refuse':
    case 'assign':
    case 'null':
    case 'read':
    case 'write':
    case 'zero':
    case 'free':
    case 'free-null':
    case 'leak':
      return '';
    default:
      return kind satisfies never;
  }
}

const sum = (blocks: HeapState['blocks'], state: 'free' | 'own'): number =>
  blocks.reduce((bytes, block) => bytes + (block.state === state ? block.size : 0), 0);
