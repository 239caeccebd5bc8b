import type { Fault } from '../fault.ts';
import { bytes as inWords } from '../heap/mistakes.ts';
import { accessTo, done, isFault, localOf, type ProgramStep, textOf } from './access.ts';
import type { ProgramEvent } from './event.ts';
import type { Content } from './memory.ts';
import { stops, tooSmall } from './mistakes.ts';
import { addressOf, type Running } from './running.ts';
import type { Place, ProgramStatement, Source } from './statements.ts';

type Of<Kind extends ProgramStatement['kind']> = Extract<ProgramStatement, { kind: Kind }>;

/** A value that a statement names, and what it took to get it; no content where it could not. */
export interface Value {
  readonly content?: Content;
  readonly events: readonly ProgramEvent[];
  readonly fault?: Fault | undefined;
}

export function evaluate(running: Running, source: Source): Value {
  const plain = (content: Content): Value => ({ content, events: [] });
  if ('number' in source) return plain({ kind: 'number', number: source.number });
  if ('null' in source) return plain({ kind: 'address', address: 0 });
  const pointed = 'local' in source;
  const local = localOf(running, pointed ? { name: source.local, ...source } : source);
  if (isFault(local)) return { events: [], fault: local };
  const address = addressOf(local);
  if (pointed) return plain({ kind: 'address', address, ...local });
  if (!source.star && source.offset === 0) {
    return plain(running.memory.at(address)?.content ?? { kind: 'bytes' });
  }
  return read(running, source);
}

/** A word of a block or of an array, as large as what stands there. */
function read(running: Running, source: Place): Value {
  const local = running.local(source.name, source.of)!;
  const pointer = running.memory.at(addressOf(local))?.content;
  const base = source.star ? pointer?.kind === 'address' && pointer.address : addressOf(local);
  const there =
    base === false || base === undefined ? undefined : running.memory.at(base + source.offset);
  const { events, fault, address } = accessTo(
    running,
    'read',
    source,
    there?.bytes ?? running.wordBytes,
  );
  if (address === undefined) return { events, fault };
  return { content: running.memory.at(address)?.content ?? { kind: 'bytes' }, events, fault };
}

/** `n = 42`, `p = & n`, `q = p`, `*p = 7`. */
export function assign(running: Running, { to, value }: Of<'set'>): ProgramStep {
  const { content, events, fault } = evaluate(running, value);
  if (!content) return done(events, fault);
  const placed = destination(running, to, content);
  const all = [...events, ...placed.events];
  if (placed.address === undefined) return done(all, placed.fault);
  const { address, bytes } = placed;
  running.put(address, bytes, content);
  return done([...all, setEvent(running, address, bytes, content)], fault ?? placed.fault);
}

export interface Destination {
  readonly events: readonly ProgramEvent[];
  readonly fault?: Fault | undefined;
  /** None where it can't be written to. */
  readonly address?: number;
  readonly bytes: number;
}

/** Where a value goes: a local, or bytes that one points to. */
export function destination(running: Running, to: Place, content: Content): Destination {
  const isAddress = content.kind === 'address';
  if (to.star) {
    const bytes = isAddress ? 8 : running.wordBytes;
    const { events, fault, address } = accessTo(running, 'write', to, bytes);
    return { events, fault, bytes, ...(address !== undefined && !stops(fault) && { address }) };
  }
  const local = localOf(running, to);
  if (isFault(local)) return { events: [], fault: local, bytes: 0 };
  const { bytes, name } = local.slot;
  if (isAddress && bytes < 8) return { events: [], fault: tooSmall(name, bytes), bytes };
  // In an array, the first of its numbers.
  const scalar = [1, 2, 4, 8].includes(bytes);
  const size = isAddress ? 8 : scalar ? bytes : Math.min(bytes, running.wordBytes);
  return { events: [], address: addressOf(local), bytes: size };
}

export function setEvent(
  running: Running,
  address: number,
  bytes: number,
  content: Content,
): Extract<ProgramEvent, { kind: 'set' }> {
  const value = textOf(running, content) ?? 'whatever bytes it held';
  const target = content.kind === 'address' ? targetOf(running, content) : undefined;
  return {
    ...{ kind: 'set', to: running.labelOf(address), address, bytes, value },
    ...(target !== undefined && { target }),
  };
}

/** What an address is the address of, in words. */
function targetOf(
  { heap, labels }: Running,
  { address, frame, slot, serial }: Extract<Content, { kind: 'address' }>,
): string | undefined {
  if (frame) return `${slot!.name} of ${frame.name}`;
  if (address === 0 || serial === undefined) return undefined;
  const label = labels.get(serial);
  if (label !== undefined) return `the object ${label}`;
  const holding = heap.program.ledger.holdingOf({ address, serial });
  return holding ? `the block of ${inWords(holding.asked)}` : 'a block that was freed';
}
