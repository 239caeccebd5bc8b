import type { NodeId } from '../../model/gc/graph.ts';
import type { HeapEvent, HeapState, Scope } from '../../model/gc/heap-state.ts';
import type { GcState } from '../../model/gc/state.ts';
import type { Frame } from '../../model/trace.ts';
import { formatAddress, formatBytes } from '../../model/units.ts';
import { faultText } from './fault-text.ts';
import { faultWord } from './fault-word.ts';
import { counted, fitting, listed } from './words.ts';

/** Also of the plain graph, which has the same events where references are weak. */
type State = HeapState | GcState;
type GcHeapFrame = Frame<State, HeapEvent>;
type Kind = HeapEvent['kind'];
type Of<One extends Kind> = Extract<HeapEvent, { kind: One }>;

/** What a step did in a heap with a collector; what happened to several objects is one sentence. */
export function narrateGcHeap({ fault, events, state }: GcHeapFrame): string {
  const told = events.map((event) =>
    events.find(({ kind }) => kind === event.kind) === event ? sentence(event, events, state) : '',
  );
  const text = fitting(told);
  if (!fault) return text || 'This part of the heap has nothing to free.';
  return faultText(fault, text.length < 120 ? text : '');
}

/** The heap before the program does anything. */
export function narrateGcHeapStart(state: State): string {
  if (!('spaces' in state)) return 'No root and no object yet.';
  const bytes = state.spaces.reduce((sum, space) => sum + space.bytes, 0);
  const parts = state.spaces.map((space) => `${space.name} ${formatBytes(space.bytes)}`);
  const cut = parts.length > 1 ? `: ${listed(parts)}` : '';
  return `A heap of ${formatBytes(bytes)}${cut}. It is empty, and there is no root.`;
}

/** The kind of step, for a pill. */
export function wordOfGcHeap({ fault, events }: GcHeapFrame): string {
  if (fault?.code === 'out-of-memory') return 'Out of memory';
  if (fault?.code === 'dangling-reference' && events.length > 0) return 'Lost';
  if (fault) return faultWord(fault);
  const first = events[0];
  return first ? words[first.kind] : 'Pass';
}

const words: Readonly<Record<Kind, string>> = {
  declared: 'Root',
  allocated: 'Allocate',
  referred: 'Refer',
  cut: 'Cut',
  dropped: 'Drop',
  visited: 'Mark',
  'mark-ended': 'Marked',
  freed: 'Free',
  'sweep-ended': 'Swept',
  'weak-cleared': 'Clear',
  'entry-drawn': 'Entry',
  'entry-kept': 'Entry',
  'finalizer-set': 'Finalizer',
  'finalizer-queued': 'Finalizer',
  'finalizers-ran': 'Finalize',
  'collection-began': 'Collect',
  'collection-ended': 'End',
  counted: 'Count',
  'counts-copied': 'Copy counts',
  subtracted: 'Subtract',
  separated: 'Separate',
  cleared: 'Let go',
  forwarded: 'Forward',
  moved: 'Move',
  updated: 'Update',
  copied: 'Copy',
  promoted: 'Promote',
  scanned: 'Scan',
  flipped: 'Flip',
  remembered: 'Barrier',
  shaded: 'Barrier',
};

const scopes: Readonly<Record<Scope, string>> = {
  full: 'a whole collection',
  minor: 'a collection of the nursery',
  mark: 'marking',
  sweep: 'the sweep',
  slice: 'a slice of the collection',
  free: 'freeing',
};

/** For the first event of its kind; it speaks for all of them. */
function sentence(event: HeapEvent, events: readonly HeapEvent[], state: State): string {
  const node = (id: NodeId) => state.graph.nodes.find((one) => one.id === id);
  const name = (id: NodeId): string => node(id)?.label ?? id;
  const names = (ids: readonly NodeId[]): string => listed(ids.map(name));
  /** To begin a sentence with. */
  const what = (id: NodeId): string =>
    `${node(id)?.kind === 'root' ? 'Root' : 'Object'} ${name(id)}`;
  const all = <One extends Kind>(kind: One): Of<One>[] =>
    events.filter((one): one is Of<One> => one.kind === kind);
  const subjects = (one: 'freed' | 'weak-cleared' | 'finalizer-queued' | 'copied' | 'promoted') =>
    all(one).map(({ subject }) => subject);
  const size = (bytes: number, objects: number): string =>
    `${counted(objects, 'object')}, ${formatBytes(bytes)}`;
  const from = (one: { from: number; to: number }): string =>
    `from ${formatAddress(one.from)} to ${formatAddress(one.to)}`;

  const { kind } = event;
  switch (kind) {
    case 'declared':
      return `${what(event.subject)} is made; nothing ${node(event.subject)?.kind === 'root' ? 'hangs from' : 'refers to'} it yet.`;
    case 'allocated': {
      const { subject, bytes, address, space } = event;
      const where = 'spaces' in state && state.spaces.length > 1 ? ` (${space})` : '';
      return `${what(subject)} is made: ${formatBytes(bytes)} at ${formatAddress(address)}${where}.`;
    }
    case 'referred': {
      const { subject, target, changed } = event;
      if ('weak' in event && event.weak) {
        return `${what(subject)} refers weakly to ${name(target)}, which keeps nothing alive.`;
      }
      const reached = changed.length > 0 ? `, so a root reaches ${names(changed)} now` : '';
      return `${what(subject)} refers to ${name(target)}${reached}.`;
    }
    case 'cut':
      return `${what(event.subject)} no longer refers to ${name(event.target)}${lost(event.changed, names)}.`;
    case 'dropped': {
      const { subject, targets, changed } = event;
      if (targets.length === 0) return `${what(subject)} held nothing that it could let go of.`;
      return `${what(subject)} lets go of ${names(targets)}${lost(changed, names)}.`;
    }
    case 'counted': {
      const now = new Map(all(kind).map(({ subject, count }) => [subject, count]));
      const counts = [...now].map(([id, count]) => `${name(id)} ${count}`);
      const zero = event.count === 0 && event.by < 0 && now.size === 1;
      const then = zero ? ', so nothing holds it any more' : '';
      return `${counts.length === 1 ? 'Its count now' : 'Counts now'}: ${listed(counts)}${then}.`;
    }
    case 'visited': {
      const { subject, cause, found } = event;
      const isRoot = node(subject)?.kind === 'root';
      const start = isRoot ? 'Start at the root' : 'Held in a register, so mark';
      const mark = cause === undefined ? start : `From ${name(cause)}, mark`;
      if (found.length === 0) return `${mark} ${name(subject)}: nothing new.`;
      return `${mark} ${name(subject)}: ${names(found)} ${found.length === 1 ? 'waits its turn' : 'wait their turn'}.`;
    }
    case 'mark-ended': {
      const { unmarked } = event;
      if (unmarked.length === 0) return 'Nothing waits, and every object has its mark.';
      return `Nothing waits; ${names(unmarked)} ${unmarked.length === 1 ? 'has' : 'have'} no mark.`;
    }
    case 'freed': {
      const bytes = all(kind).reduce((sum, one) => sum + one.bytes, 0);
      const held = 'spaces' in state ? '' : ' by the sweep';
      return `Freed${held}: ${names(subjects(kind))}, ${formatBytes(bytes)}.`;
    }
    case 'sweep-ended':
      return event.objects === 0
        ? 'Every object has its mark, so the sweep frees nothing.'
        : `Freed in all: ${size(event.bytes, event.objects)}.`;
    case 'weak-cleared':
      return `Cleared: the weak references to ${names(subjects(kind))}.`;
    case 'entry-drawn': {
      const { map, key, subject } = event;
      return `The map ${name(map)} has an entry: ${name(subject)} lives while ${name(map)} and ${name(key)} both do.`;
    }
    case 'entry-kept': {
      const { map, key, subject } = event;
      return `The map ${name(map)} and the key ${name(key)} are both alive, so ${name(subject)} lives too.`;
    }
    case 'finalizer-set':
      return `When ${name(event.subject)} is gone, a callback will be told.`;
    case 'finalizer-queued':
      return `A callback waits for ${names(subjects(kind))}.`;
    case 'finalizers-ran':
      return event.subjects.length === 0
        ? 'No callback waits.'
        : `Callbacks run, for ${names(event.subjects)}.`;
    case 'collection-began': {
      const { scope, cause } = event;
      if (cause === undefined) return `Here begins ${scopes[scope]}.`;
      return scope === 'slice'
        ? `Before ${name(cause)} is made, a slice of the collection runs.`
        : `No room for ${name(cause)}, so ${scopes[scope]} begins.`;
    }
    case 'collection-ended': {
      const { scope, objects, bytes, work } = event;
      const freed = objects === 0 ? 'nothing was freed' : `freed ${size(bytes, objects)}`;
      const end = `The pause ends after ${counted(work, 'unit')} of work`;
      return scope === 'mark' ? `${end}.` : `${end}: ${freed}.`;
    }
    case 'counts-copied':
      return `A copy of each count, to be taken apart: ${counted(event.objects.length, 'object')}.`;
    case 'subtracted': {
      const { subject, targets } = event;
      if (targets.length === 0) return `${what(subject)} refers to nothing, so no count loses any.`;
      const left = targets.map(({ id, outside }) => `${name(id)} ${outside}`);
      return `References from ${name(subject)} come from inside and do not count, which leaves ${listed(left)}.`;
    }
    case 'separated': {
      const { subject, held, found } = event;
      if (!held)
        return `Nothing outside holds ${name(subject)}, as far as is known: it may be garbage.`;
      const too =
        found.length > 0 ? `, and so ${found.length === 1 ? 'does' : 'do'} ${names(found)}` : '';
      return `${what(subject)} is held from outside, so it stays${too}.`;
    }
    case 'cleared': {
      const { subject, targets } = event;
      return `${what(subject)} is garbage and lets go of ${targets.length > 0 ? names(targets) : 'nothing'}.`;
    }
    case 'forwarded':
      return event.from === event.to
        ? `${what(event.subject)} will stay at ${formatAddress(event.to)}.`
        : `${what(event.subject)} will move ${from(event)}.`;
    case 'moved':
      return event.from === event.to
        ? `${what(event.subject)} stays at ${formatAddress(event.to)}.`
        : `${what(event.subject)} moves ${from(event)}.`;
    case 'updated':
      return `References of ${name(event.subject)} now point to where ${names(event.targets)} will be.`;
    case 'copied':
    case 'promoted': {
      const ids = subjects(kind);
      const one = ids.length === 1 ? `${what(event.subject)} is` : `Objects ${names(ids)} are`;
      const way = ids.length === 1 ? ` ${from(event)}` : '';
      return kind === 'copied'
        ? `${one} copied${way}.`
        : `${one} promoted to the old generation${way}: copied once before.`;
    }
    case 'scanned': {
      const { subject, found, remembered } = event;
      const at = remembered ? `The remembered set names ${name(subject)}` : `Scan ${name(subject)}`;
      return found.length === 0
        ? `${at}: it holds nothing that still has to move.`
        : `${at}: ${names(found)} ${found.length === 1 ? 'has' : 'have'} to move.`;
    }
    case 'flipped': {
      const { freed, bytes } = event;
      const left =
        freed.length === 0
          ? 'nothing was'
          : `${names(freed)}, ${formatBytes(bytes)}, ${freed.length === 1 ? 'was' : 'were'}`;
      return `The semispaces change places; ${left} left behind.`;
    }
    case 'remembered':
      return `The write barrier notes it: ${name(event.subject)} is old and ${name(event.target)} is young.`;
    case 'shaded':
      return event.barrier === 'insertion'
        ? `The insertion barrier makes ${name(event.subject)} grey, since ${name(event.cause)} was visited already.`
        : `The deletion barrier makes ${name(event.subject)} grey, since ${name(event.cause)} lets go of it unvisited.`;
    default:
      return kind satisfies never;
  }
}

/** What no root reaches any more. */
function lost(changed: readonly NodeId[], names: (ids: readonly NodeId[]) => string): string {
  if (changed.length === 0) return '; what a root reaches stays the same';
  return `, so no root reaches ${names(changed)} any more`;
}
