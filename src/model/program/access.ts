import type { Step } from '../engine.ts';
import type { Fault } from '../fault.ts';
import type { HeapStep } from '../heap/program.ts';
import type { StackStep } from '../stack/stack-step.ts';
import type { ProgramEvent } from './event.ts';
import type { Cell, Content } from './memory.ts';
import { nullPointer, stops, unknownLocal, wildPointer } from './mistakes.ts';
import { addressOf, type Local, type Running } from './running.ts';
import type { Place } from './statements.ts';

export type ProgramStep = Step<ProgramEvent>;
export type Address = Extract<Content, { kind: 'address' }>;

export const done = (events: readonly ProgramEvent[] = [], fault?: Fault): ProgramStep => ({
  ...{ events, done: true },
  ...(fault && { fault }),
});

export const ofStack = ({ events, fault }: StackStep): ProgramStep =>
  done(
    events.map((event) => ({ kind: 'stack', event }) as const),
    fault,
  );

export const ofHeap = ({ events, fault }: HeapStep): ProgramStep =>
  done(
    events.map((event) => ({ kind: 'heap', event }) as const),
    fault,
  );

/** A local that a statement names, or the fault that there is none. */
export function localOf(running: Running, { name, of }: Pick<Place, 'name' | 'of'>): Local | Fault {
  const missing = (): Fault => unknownLocal(name, of ?? running.calls.stack.innermost?.name);
  return running.local(name, of) ?? missing();
}

export const isFault = (value: object): value is Fault => 'code' in value;

/** What a local points to, or the fault that it points nowhere. */
export function pointerOf(running: Running, local: Local): Address | Fault {
  const content = running.memory.at(addressOf(local))?.content;
  const { name } = local.slot;
  if (content?.kind !== 'address') return wildPointer(name);
  return content.address === 0 ? nullPointer(name) : content;
}

/** An access to so many bytes of a place; `address` is where, unless it was stopped. */
export function accessTo(
  running: Running,
  kind: 'read' | 'write',
  place: Place,
  bytes: number,
): ProgramStep & { readonly address?: number } {
  const local = localOf(running, place);
  if (isFault(local)) return done([], local);
  const { star, name, offset } = place;
  if (!star) {
    const address = addressOf(local) + offset;
    const step = ofStack(running.calls.access(kind, { through: name, address, ...local }, bytes));
    return stops(step.fault) ? step : { ...step, address };
  }
  const target = pointerOf(running, local);
  if (isFault(target)) return done([], target);
  const { frame, slot } = target;
  const address = target.address + offset;
  const step = frame
    ? ofStack(running.calls.access(kind, { through: name, address, frame, slot: slot! }, bytes))
    : ofHeap(throughHeap(running, kind, addressOf(local), offset, bytes));
  return stops(step.fault) ? step : { ...step, address };
}

function throughHeap(
  running: Running,
  kind: 'read' | 'write',
  pointer: number,
  offset: number,
  bytes: number,
): HeapStep {
  running.declare();
  const place = { name: running.labelOf(pointer), offset };
  return running.heap.step({ kind, place, bytes });
}

/** What a read of so many bytes finds, as an event. */
export function found(running: Running, address: number, bytes: number): ProgramEvent {
  const cell = running.memory.at(address);
  const known =
    cell !== undefined && cell.bytes === bytes ? textOf(running, cell.content) : undefined;
  return {
    ...{ kind: 'found', address, bytes },
    ...(known !== undefined && { value: known }),
    ...(cell && isLeftover(running, cell) && { leftover: true }),
  };
}

/** Bytes of the stack that a call wrote which is gone. */
export function isLeftover({ calls: { stack } }: Running, { address, call }: Cell): boolean {
  const lowest = stack.top - stack.limit;
  if (address < lowest || address >= stack.top) return false;
  let frame = stack.innermost;
  while (frame && frame.fp + 16 <= address) frame = frame.caller;
  return !frame || address < frame.sp || call < frame.call;
}

/** A value in words; none for bytes that are nobody's number. */
export function textOf({ settings }: Running, content: Content): string | undefined {
  if (content.kind === 'number') return String(content.number);
  if (content.kind === 'bytes') return undefined;
  if (content.address !== 0) return `0x${content.address.toString(16)}`;
  return settings.heap === 'glibc' ? 'NULL' : 'null';
}
