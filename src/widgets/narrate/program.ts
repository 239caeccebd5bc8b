import type { ProgramEvent } from '../../model/program/event.ts';
import type { ProgramState } from '../../model/program/view.ts';
import type { Frame } from '../../model/trace.ts';
import { formatAddress } from '../../model/units.ts';
import { faultText } from './fault-text.ts';
import { narrateHeap, wordOfHeap } from './heap.ts';
import { narrateStack, narrateStackStart, wordOfStack } from './stack.ts';
import { counted, fitting, inBytes } from './words.ts';

type ProgramFrame = Frame<ProgramState, ProgramEvent>;
type Of<Kind extends ProgramEvent['kind']> = Extract<ProgramEvent, { kind: Kind }>;

const all = <Kind extends ProgramEvent['kind']>(
  events: readonly ProgramEvent[],
  kind: Kind,
): Of<Kind>[] => events.filter((one): one is Of<Kind> => one.kind === kind);

/** What a step did to stack and heap, and what variables hold since. */
export function narrateProgram(frame: ProgramFrame): string {
  const { events, fault } = frame;
  const told = events.map(sentence).filter((text) => text !== '');
  // A value that a mistaken access found all the same is worth a sentence after it.
  if (fault) return fitting([faultText(fault), ...told]);
  const { heap, stack } = parts(frame);
  const calls = stack.events.some(({ kind }) => kind !== 'read' && kind !== 'wrote');
  const obtained = heap.events.some(({ kind }) => kind !== 'read' && kind !== 'write');
  const plain = told.length === 0;
  // Where a value came from or went is in its own sentence.
  const before = calls || (plain && stack.events.length > 0) ? ofStack(stack, !plain) : '';
  const between = obtained || (plain && heap.events.length > 0) ? ofHeap(frame, obtained) : '';
  return fitting([before, between, ...told].filter((text) => text !== ''));
}

/** What the heap did; where it gave or took a block, the access that led there goes without saying. */
function ofHeap(frame: ProgramFrame, obtained: boolean): string {
  const { heap } = parts(frame);
  const events = heap.events.filter(
    ({ kind }) => !obtained || (kind !== 'read' && kind !== 'write'),
  );
  const made = events.find(({ kind }) => kind === 'assign');
  if (!frame.state.collected || !made || !('subject' in made)) {
    return narrateHeap({ ...heap, events });
  }
  const { subject, address, size } = made;
  const holder = subject!.startsWith('the ') ? `T${subject!.slice(1)}` : `Variable ${subject}`;
  return `A new object of ${inBytes(size)} lies at ${formatAddress(address!)}. ${holder} holds its address.`;
}

/** A return in fewer words where more is to be said. */
function ofStack(stack: Parameters<typeof narrateStack>[0], short: boolean): string {
  const returned = stack.events.find((one) => one.kind === 'returned');
  if (!short || returned?.back === undefined) return narrateStack(stack);
  return `Function ${returned.function} returns to ${returned.back}: its ${inBytes(returned.bytes)} are nobody’s now, but stay as they are.`;
}

/** The program before its first call. */
export function narrateProgramStart({ stack, collected }: ProgramState): string {
  const heap = collected
    ? 'The heap is a collected one: objects go when nothing leads to them.'
    : 'There is no heap yet: glibc asks the system for one at the first malloc.';
  return `${narrateStackStart(stack)} ${heap}`;
}

/** The kind of step, for a pill. */
export function wordOfProgram(frame: ProgramFrame): string {
  const { events, fault } = frame;
  if (fault) {
    if (fault.code === 'return-address-overwritten') return wordOfStack(frame as never);
    return wordOfHeap({ ...frame, events: [] } as never);
  }
  const { heap, stack } = parts(frame);
  const call = stack.events.find(({ kind }) => kind !== 'read' && kind !== 'wrote');
  if (call) return wordOfStack({ ...stack, events: [call] });
  if (heap.events.some(({ kind }) => kind === 'assign')) {
    return frame.state.collected ? 'New object' : wordOfHeap(heap);
  }
  if (all(events, 'set').length > 0) return 'Set';
  if (all(events, 'collected').length > 0) return 'Collect';
  if (stack.events.length > 0) return wordOfStack(stack);
  return wordOfHeap(heap);
}

/** A step as the narrations of stack and heap know it. */
function parts({ step, state, events }: ProgramFrame) {
  return {
    stack: { step, state: state.stack, events: all(events, 'stack').map(({ event }) => event) },
    heap: { step, state: state.heap, events: all(events, 'heap').map(({ event }) => event) },
  };
}

function sentence(event: ProgramEvent): string {
  switch (event.kind) {
    case 'set': {
      const { to, value, target, returned } = event;
      const how = returned ? 'gets what was returned' : 'is now';
      const capital = to.startsWith('the ') ? `T${to.slice(1)}` : `Variable ${to}`;
      const where = target === undefined ? '' : `, the address of ${target}`;
      return `${capital} ${returned ? `${how}: ${value}` : `${how} ${value}`}${where}.`;
    }
    case 'found': {
      const { bytes, value, leftover } = event;
      if (value === undefined) return '';
      const old = leftover ? ', left over from a call that is gone' : '';
      return `The ${inBytes(bytes)} hold ${value}${old}.`;
    }
    case 'unreachable':
      return `No variable leads to ${counted(event.objects, 'object')} any more, ${inBytes(event.bytes)}: a collector may take them.`;
    case 'collected':
      return event.objects === 0
        ? 'The collector finds nothing that no variable leads to.'
        : `The collector gives back ${counted(event.objects, 'object')}, ${inBytes(event.bytes)}.`;
    case 'stack':
    case 'heap':
      return '';
    default:
      return event satisfies never;
  }
}
