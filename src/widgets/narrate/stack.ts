import type { StackEvent } from '../../model/stack/event.ts';
import type { StackView } from '../../model/stack/view.ts';
import type { Frame } from '../../model/trace.ts';
import { formatBytes, formatNumber } from '../../model/units.ts';
import { faultText } from './fault-text.ts';
import { faultWord } from './fault-word.ts';
import { inBytes, listed } from './words.ts';

type StackFrame = Frame<StackView, StackEvent>;

/** What a step did to the stack. */
export function narrateStack({ fault, events }: StackFrame): string {
  return fault ? faultText(fault) : events.map(sentence).join(' ');
}

/** The stack before the first call. */
export function narrateStackStart({ top, limit, guard }: StackView): string {
  const below =
    guard.bytes > 0 ? `, with ${formatBytes(guard.bytes)} below that nobody may touch` : '';
  return `An empty stack: it begins at ${top} and may grow down by ${formatBytes(limit)}${below}.`;
}

/** The kind of step, for a pill. */
export function wordOfStack({ fault, events }: StackFrame): string {
  // What happens then is open; that it went wrong is not.
  if (fault?.code === 'return-address-overwritten') return 'Mistake';
  if (fault) return faultWord(fault);
  return words[events[0]!.kind];
}

const words: Readonly<Record<StackEvent['kind'], string>> = {
  called: 'Call',
  recursed: 'Recurse',
  returned: 'Return',
  pointed: 'Point',
  read: 'Read',
  wrote: 'Write',
};

function sentence(event: StackEvent): string {
  const { kind } = event;
  switch (kind) {
    case 'called': {
      const { caller, bytes, sp, left } = event;
      const calls = `${caller === undefined ? 'The program' : `Function ${caller}`} calls ${event.function}`;
      return `${calls}: its frame of ${inBytes(bytes)} reaches down to ${sp}, and ${formatBytes(left)} are left.`;
    }
    case 'recursed': {
      const { calls, bytes, sp, left } = event;
      const times = calls === 1 ? 'once' : `${formatNumber(calls)} times`;
      return `Function ${event.function} calls itself ${times}, ${inBytes(bytes)} a frame: the stack reaches down to ${sp}, and ${formatBytes(left)} are left.`;
    }
    case 'returned': {
      const { back, bytes, sp } = event;
      const then = back === undefined ? 'nothing runs any more' : `${back} goes on`;
      return `Function ${event.function} returns and ${then}. The stack pointer is back at ${sp}; the ${inBytes(bytes)} below are not erased, but belong to nobody.`;
    }
    case 'pointed': {
      const { pointer, local, address } = event;
      return `Pointer ${pointer} holds ${address} now, where ${local} of ${event.function} lies.`;
    }
    case 'read':
    case 'wrote': {
      const { through, address, bytes, touched } = event;
      const doing = kind === 'read' ? 'Reading' : 'Writing';
      const parts = touched.map((one) => `${one.slot} of ${one.function}`);
      const what = touched.length > 0 ? listed(parts) : 'no variable';
      const own = through === address || touched.some(({ slot }) => slot === through);
      const at = own ? address : `${address}, through ${through}`;
      return `${doing} ${inBytes(bytes)} at ${at}: that is ${what}.`;
    }
    default:
      return kind satisfies never;
  }
}
