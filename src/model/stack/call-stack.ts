import type { FrameLayout } from './layout.ts';

/** One call that has not returned, or has: it never changes. */
export interface StackFrame {
  readonly name: string;
  /** No other call has the same, so a pointer into a frame can tell that it is gone. */
  readonly call: number;
  /** 0 for the first function. */
  readonly depth: number;
  /** Where the frame pointer stands: the saved one of the caller lies there. */
  readonly fp: number;
  /** The lowest byte of the frame. */
  readonly sp: number;
  readonly layout: FrameLayout;
  readonly caller: StackFrame | undefined;
}

/** Where Linux puts the top of a stack without randomisation: x86-64's STACK_TOP. */
const stackTop = 0x7ffffffff000;

/**
 * The stack of a thread: it grows down from `top` and may take `limit` bytes (`ulimit -s`, 8 MiB).
 * The frames are a list from the innermost out, which never changes, so a copy costs nothing.
 *
 * A model that no outside source has confirmed: a call overflows as soon as its whole frame does not
 * fit, because its function is taken to use all of it. A real one that leaves the lowest bytes alone
 * dies a call later.
 */
export class CallStack {
  readonly top: number;
  readonly limit: number;
  /** The innermost frame; `undefined` while nothing runs. */
  innermost: StackFrame | undefined;
  /** The lowest address that any frame has reached. */
  deepest: number;
  #calls = 0;

  constructor(limit = 8 * 1024 ** 2, top = stackTop) {
    this.limit = limit;
    this.top = top;
    this.deepest = top;
  }

  get sp(): number {
    return this.innermost?.sp ?? this.top;
  }

  get depth(): number {
    return this.innermost ? this.innermost.depth + 1 : 0;
  }

  /** Bytes from the top to the stack pointer. */
  get used(): number {
    return this.top - this.sp;
  }

  /** How many more calls with such a frame fit. */
  callsLeft({ bytes }: FrameLayout): number {
    return Math.floor((this.limit - this.used) / bytes);
  }

  /** Makes a frame for a call; `undefined` where the stack has no room for it. */
  call(name: string, layout: FrameLayout): StackFrame | undefined {
    if (this.used + layout.bytes > this.limit) return undefined;
    const fp = this.sp - 16;
    const sp = fp - layout.localBytes;
    const caller = this.innermost;
    this.#calls += 1;
    this.innermost = { name, call: this.#calls, depth: this.depth, fp, sp, layout, caller };
    this.deepest = Math.min(this.deepest, sp);
    return this.innermost;
  }

  /** Leaves the innermost function; its bytes stay as they are until another frame takes them. */
  return(): StackFrame | undefined {
    const left = this.innermost;
    this.innermost = left?.caller;
    return left;
  }

  /** Whether a frame's function has not returned. */
  isLive(frame: StackFrame): boolean {
    let at = this.innermost;
    while (at && at.depth > frame.depth) at = at.caller;
    return at === frame;
  }

  /** The first address of a named slot of a frame; the last declared where two have the name. */
  slotAddress(frame: StackFrame, name: string): number | undefined {
    const slot = frame.layout.slots.findLast((one) => one.name === name);
    return slot && frame.fp - slot.below;
  }

  clone(): CallStack {
    const copy = new CallStack(this.limit, this.top);
    copy.innermost = this.innermost;
    copy.deepest = this.deepest;
    copy.#calls = this.#calls;
    return copy;
  }
}
