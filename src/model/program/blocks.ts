import type { HeapStep } from '../heap/program.ts';
import { accessTo, done, isFault, localOf, ofHeap, type ProgramStep, pointerOf } from './access.ts';
import { destination } from './assign.ts';
import type { Content } from './memory.ts';
import { freeOfStack, otherHeap, unknownLocal } from './mistakes.ts';
import { unreachable } from './reach.ts';
import { addressOf, type Running } from './running.ts';
import type { ProgramStatement } from './statements.ts';

type Of<Kind extends ProgramStatement['kind']> = Extract<ProgramStatement, { kind: Kind }>;

/** Any address, to ask whether one can be put somewhere. */
const anAddress: Content = { kind: 'address', address: 0 };

/** `p = malloc 16`, `*p+8 = malloc 16`, `q = realloc p 64`, `o = new 24`. */
export function obtain(
  running: Running,
  statement: Of<'malloc' | 'calloc' | 'realloc' | 'new'>,
): ProgramStep {
  const { kind, to, bytes } = statement;
  const collected = running.settings.heap === 'collected';
  if (collected !== (kind === 'new')) return done([], otherHeap(collected));
  const place = destination(running, to, anAddress);
  if (place.address === undefined || place.fault) return done(place.events, place.fault);
  running.declare();
  const name = running.labelOf(place.address);
  const { heap } = running;
  let step: HeapStep;
  let old: number | undefined;
  if (kind === 'realloc') {
    const from = running.local(statement.from);
    if (!from) return done([], unknownLocal(statement.from, running.calls.stack.innermost?.name));
    const content = running.memory.at(addressOf(from))?.content;
    if (content?.kind === 'address' && content.frame) {
      return done(
        [],
        freeOfStack(
          statement.from,
          content.address,
          `${content.slot!.name} of ${content.frame.name}`,
        ),
      );
    }
    if (content?.kind !== 'address') return done([], pointerFault(running, statement.from));
    old = content.address;
    step = heap.step({ kind, name, of: running.labelOf(addressOf(from)), bytes });
  } else {
    step = heap.step({ kind: kind === 'new' ? 'malloc' : kind, name, bytes });
  }
  settle(running, step, place.address, name, old, bytes);
  if (kind === 'new' && statement.label !== undefined) label(running, name, statement.label);
  const made = ofHeap(step);
  return done([...place.events, ...made.events], made.fault);
}

/** The variable has the address that the heap gave; what a new block holds is unknown. */
function settle(
  running: Running,
  { events, fault }: HeapStep,
  place: number,
  name: string,
  old: number | undefined,
  bytes: number,
): void {
  const given = events.some(({ kind }) => kind === 'assign' || kind === 'null' || kind === 'free');
  const variable = running.heap.program.ledger.variable(name);
  if (!given || !variable || fault?.code === 'abort') return;
  const address = variable.address ?? 0;
  if (address !== 0 && address !== old) {
    running.memory = running.memory.without(address, address + bytes);
    if (old) {
      running.memory = running.memory.copied(old, address, bytes);
      forget(running, old);
    }
  }
  running.put(place, 8, { kind: 'address', address, serial: variable.serial });
}

/** The allocator keeps its own links in what was freed. */
function forget(running: Running, user: number): void {
  const block = running.heap.program.blockAt(user);
  if (!block || block.state === 'live') return;
  const { address, kept = 0 } = block;
  running.memory = running.memory.without(address, address + kept);
}

/** `free p`, `free *p+8`, `free p+8`. */
export function give(running: Running, { place }: Of<'free'>): ProgramStep {
  if (running.settings.heap === 'collected') return done([], otherHeap(true));
  const local = localOf(running, place);
  if (isFault(local)) return done([], local);
  let pointer = addressOf(local);
  const read = place.star ? accessTo(running, 'read', place, 8) : undefined;
  if (read) {
    if (read.address === undefined || read.fault) return read;
    pointer = read.address;
  }
  const content = running.memory.at(pointer)?.content;
  const name = running.labelOf(pointer);
  if (content?.kind !== 'address') return done(read?.events, pointerFault(running, place.name));
  const { frame, slot, address } = content;
  if (frame)
    return done(read?.events, freeOfStack(name, address, `${slot!.name} of ${frame.name}`));
  running.declare();
  const offset = place.star ? 0 : place.offset;
  const step = ofHeap(running.heap.step({ kind: 'free', place: { name, offset } }));
  const freed = step.events.some((one) => one.kind === 'heap' && one.event.kind === 'free');
  if (freed) forget(running, address);
  return done([...(read?.events ?? []), ...step.events], step.fault);
}

function pointerFault(running: Running, name: string) {
  const local = running.local(name)!;
  const found = pointerOf(running, local);
  return isFault(found) ? found : undefined;
}

/** A collection: what no local leads to is given back. */
export function collect(running: Running): ProgramStep {
  if (running.settings.heap !== 'collected') return done([], otherHeap(false));
  const gone = unreachable(running);
  for (const { address, asked } of gone) {
    running.heap.step({ kind: 'free', place: { address: BigInt(address) } });
    running.memory = running.memory.without(address, address + asked);
  }
  const bytes = gone.reduce((sum, { asked }) => sum + asked, 0);
  return done([{ kind: 'collected', objects: gone.length, bytes }]);
}

function label(running: Running, name: string, text: string): void {
  const variable = running.heap.program.ledger.variable(name);
  if (variable) running.labels = new Map(running.labels).set(variable.serial, text);
}
