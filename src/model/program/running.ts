import type { HeapEngine } from '../heap/heap-engine.ts';
import type { StackFrame } from '../stack/call-stack.ts';
import { type Slot, variableIn } from '../stack/layout.ts';
import type { StackEngine } from '../stack/stack-engine.ts';
import { overlaps } from '../stack/touched.ts';
import { formatAddress } from '../units.ts';
import { type Cell, type Content, Memory } from './memory.ts';
import { heapOf, type ProgramSettings } from './settings.ts';

/** A local: a slot of a call that runs. */
export interface Local {
  readonly frame: StackFrame;
  readonly slot: Slot;
}

export const addressOf = ({ frame, slot }: Local): number => frame.fp - slot.below;

/** A program at work: its calls, its heap, and what the bytes of both hold. It changes in place. */
export class Running {
  readonly settings: ProgramSettings;
  readonly calls: StackEngine;
  readonly heap: HeapEngine;
  memory = new Memory();
  /** How many calls there have been. */
  callCount = 0;
  /** What objects of a collected heap are called, by their serial. */
  labels: ReadonlyMap<number, string> = new Map();

  constructor(settings: ProgramSettings, calls: StackEngine, heap: HeapEngine = heapOf(settings)) {
    this.settings = settings;
    this.calls = calls;
    this.heap = heap;
  }

  clone(): Running {
    const copy = new Running(this.settings, this.calls.clone(), this.heap.clone());
    copy.memory = this.memory;
    copy.callCount = this.callCount;
    copy.labels = this.labels;
    return copy;
  }

  /** Bytes of a number that is put where no local says its size: C's int, a word of JavaScript's. */
  get wordBytes(): number {
    return this.settings.heap === 'glibc' ? 4 : 8;
  }

  /** A local of the running function, or of the innermost call of another one. */
  local(name: string, of?: string): Local | undefined {
    let frame = this.calls.stack.innermost;
    while (frame && of !== undefined && frame.name !== of) frame = frame.caller;
    const slot = frame && variableIn(frame.layout, name);
    return slot && { frame: frame!, slot };
  }

  /** Whether a cell is the program's own: of a local that was set, or of a block that it holds. */
  isHeld({ address, call }: Cell): boolean {
    const { stack } = this.calls;
    const [hit] = address >= stack.sp ? overlaps(stack, address, 1) : [];
    if (hit) return call >= hit.frame.call;
    return this.heap.program.ledger
      .holdings()
      .some((one) => address >= one.address && address < one.address + one.asked);
  }

  /** What stands at an address in words: `p of main`, or where in the heap. */
  labelOf(address: number): string {
    const { stack } = this.calls;
    const [hit] = overlaps(stack, address, 1);
    if (!hit) return `the word at ${formatAddress(address)}`;
    const { frame, slot } = hit;
    const inner = stack.innermost === frame ? undefined : this.#innerOf(frame);
    return `${slot.name} of ${frame.name}${inner ? ` at depth ${frame.depth}` : ''}`;
  }

  put(address: number, bytes: number, content: Content): void {
    this.memory = this.memory.with({ address, bytes, content, call: this.callCount });
  }

  /** Tells the heap the variables by name: it judges what is done through them. */
  declare(): void {
    const { ledger } = this.heap.program;
    const known = new Map<string, { address: number | null; serial: number }>();
    for (const cell of this.memory.cells()) {
      const { address, content } = cell;
      if (content.kind !== 'address' || content.frame || !this.isHeld(cell)) continue;
      const { serial = 0 } = content;
      known.set(this.labelOf(address), { address: content.address || null, serial });
    }
    ledger.declare(known);
  }

  /** A call of the same function further in, from which its locals have to be told. */
  #innerOf({ name, depth }: StackFrame): StackFrame | undefined {
    let frame = this.calls.stack.innermost;
    while (frame && frame.depth > depth && frame.name !== name) frame = frame.caller;
    return frame && frame.depth > depth ? frame : undefined;
  }
}
