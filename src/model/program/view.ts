import type { HeapState } from '../heap/state.ts';
import type { StackFrame } from '../stack/call-stack.ts';
import type { StackView } from '../stack/view.ts';
import { formatAddress } from '../units.ts';
import { isLeftover, textOf } from './access.ts';
import type { Cell } from './memory.ts';
import { reachable } from './reach.ts';
import type { Running } from './running.ts';

/** What some bytes of stack or heap hold. Addresses in bytes. */
export interface ValueView {
  readonly address: number;
  readonly bytes: number;
  /** `42`, `0x5555555592a0`, `NULL`; none for bytes of which only is known that they were written. */
  readonly text?: string;
  /** A call wrote it that is gone. */
  readonly leftover?: true;
}

/** A variable that holds an address: a local of a call that runs, or a word of a block. */
export interface ProgramPointer {
  /** `p of main` */
  readonly name: string;
  /** Where the variable itself lies. */
  readonly from: number;
  /** What it holds; 0 for NULL. */
  readonly to: number;
  readonly into: 'stack' | 'heap' | 'nowhere';
  /** `dangling`: what it was the address of is gone, whoever has the bytes now. */
  readonly state: 'live' | 'dangling' | 'null';
}

/** What the program got from the heap and has not given back. */
export interface ObjectView {
  /** Where its holder's bytes begin. */
  readonly user: number;
  readonly bytes: number;
  readonly label?: string;
  /** Whether a local leads there, perhaps over other blocks. */
  readonly reachable: boolean;
}

/** All there is to draw of a program. */
export interface ProgramState {
  readonly stack: StackView;
  readonly heap: HeapState;
  readonly collected: boolean;
  /** In address order; the links of the frames to their callers among them. */
  readonly values: readonly ValueView[];
  readonly pointers: readonly ProgramPointer[];
  readonly objects: readonly ObjectView[];
}

export function viewOf(running: Running): ProgramState {
  const { calls, heap, memory, labels, settings } = running;
  const stack = calls.view();
  const reached = reachable(running);
  const cells = memory.cells();
  const values = [...cells.map((cell) => cellView(running, cell)), ...linksOf(running, stack)];
  return {
    stack,
    heap: heap.view(),
    collected: settings.heap === 'collected',
    values: values.sort((one, other) => one.address - other.address),
    pointers: cells.flatMap((cell) => pointerOf(running, cell) ?? []),
    objects: heap.program.ledger.holdings().map(({ serial, address, asked }) => {
      const label = labels.get(serial);
      return {
        ...{ user: address, bytes: asked, reachable: reached.has(serial) },
        ...(label !== undefined && { label }),
      };
    }),
  };
}

function cellView(running: Running, cell: Cell): ValueView {
  const { address, bytes, content } = cell;
  const text = textOf(running, content);
  return {
    ...{ address, bytes },
    ...(text !== undefined && { text }),
    ...(isLeftover(running, cell) && { leftover: true as const }),
  };
}

/** Of each frame that is drawn: where it goes on after the return, and its caller's frame pointer. */
function linksOf({ calls, memory }: Running, { frames }: StackView): ValueView[] {
  const drawn = new Set(frames.map(({ depth }) => depth));
  const links: ValueView[] = [];
  for (let frame: StackFrame | undefined = calls.stack.innermost; frame; frame = frame.caller) {
    const { depth, fp, caller } = frame;
    // The first function's caller is the C library, of which the model knows nothing.
    if (!drawn.has(depth) || !caller) continue;
    const texts = [formatAddress(caller.fp), `into ${caller.name}`];
    for (const [word, text] of texts.entries()) {
      const address = fp + 8 * word;
      const over = memory
        .cells()
        .some((one) => one.address < address + 8 && one.address + one.bytes > address);
      if (!over) links.push({ address, bytes: 8, text });
    }
  }
  return links;
}

function pointerOf(running: Running, cell: Cell): ProgramPointer | undefined {
  const { stack } = running.calls;
  const { ledger } = running.heap.program;
  const { address: from, content } = cell;
  if (content.kind !== 'address' || !running.isHeld(cell)) return undefined;
  const { address: to, frame, serial = 0 } = content;
  const pointer = { name: running.labelOf(from), from, to };
  if (to === 0) return { ...pointer, into: 'nowhere', state: 'null' };
  const live = frame
    ? stack.isLive(frame)
    : ledger.holdingOf({ address: to, serial }) !== undefined;
  return { ...pointer, into: frame ? 'stack' : 'heap', state: live ? 'live' : 'dangling' };
}
