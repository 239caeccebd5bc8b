import type { Engine } from '../engine.ts';
import type { Target } from '../script/value.ts';
import { formatAddress, formatBytes, formatNumber } from '../units.ts';
import { type Aim, outsideStack, type Pointer, withinName } from './bounds.ts';
import { type CallStatement, callLayout } from './call-layout.ts';
import { CallStack } from './call-stack.ts';
import { Damage, returnFault } from './damage.ts';
import type { StackEvent } from './event.ts';
import { type FrameLayout, variableIn } from './layout.ts';
import { done, refused, type StackStep } from './stack-step.ts';
import type { StackStatement } from './statements.ts';
import { describe, overlaps, touchedOf } from './touched.ts';
import { type StackView, viewOfFrames } from './view.ts';

export interface StackSettings {
  /** Bytes that the stack may take: `ulimit -s`. */
  readonly limit: number;
  /** Bytes below it that nobody may touch. */
  readonly guard: number;
}

type AccessStatement = Extract<StackStatement, { kind: 'read' | 'write' }>;

/** The stack of one thread at work: calls, pointers into frames, and writes that go too far. */
export class StackEngine implements Engine<StackView, StackStatement, StackEvent> {
  readonly #settings: StackSettings;
  /** The frames; a program with more than a stack looks at them. */
  readonly stack: CallStack;
  #pointers: ReadonlyMap<string, Pointer> = new Map();
  #damage = new Damage();

  constructor(settings: StackSettings, stack = new CallStack(settings.limit)) {
    this.#settings = settings;
    this.stack = stack;
  }

  step(statement: StackStatement): StackStep {
    switch (statement.kind) {
      case 'call':
        return this.#call(statement);
      case 'recurse':
        return this.#recurse(statement);
      case 'return':
        return this.#return();
      case 'point':
        return this.#point(statement.pointer, statement.local);
      default:
        return this.#access(statement);
    }
  }

  view(): StackView {
    const stack = this.stack;
    const { limit, guard } = this.#settings;
    const pointers = [...this.#pointers].map(([name, { frame, slot }]) => ({
      name,
      address: formatAddress(frame.fp - slot.below),
      function: frame.name,
      local: slot.name,
      dangling: !stack.isLive(frame),
    }));
    return {
      top: formatAddress(stack.top),
      limit,
      guard: { from: formatAddress(stack.top - limit - guard), bytes: guard },
      sp: formatAddress(stack.sp),
      ...(stack.innermost && { fp: formatAddress(stack.innermost.fp) }),
      depth: stack.depth,
      used: stack.used,
      left: limit - stack.used,
      reached: stack.top - stack.deepest,
      ...viewOfFrames(stack, (frame, slot) => this.#damage.has(frame, slot)),
      pointers,
    };
  }

  clone(): StackEngine {
    const copy = new StackEngine(this.#settings, this.stack.clone());
    copy.#pointers = this.#pointers;
    copy.#damage = this.#damage;
    return copy;
  }

  #call(statement: CallStatement): StackStep {
    const layout = callLayout(statement);
    const { name } = statement;
    const caller = this.stack.innermost?.name;
    const frame = this.stack.call(name, layout);
    if (!frame) return this.#overflow(name, layout, []);
    const { fp, sp } = frame;
    const event: StackEvent = {
      kind: 'called',
      function: name,
      ...(caller !== undefined && { caller }),
      bytes: layout.bytes,
      fp: formatAddress(fp),
      sp: formatAddress(sp),
      left: this.#left,
    };
    return done([event]);
  }

  #recurse(statement: Extract<StackStatement, { kind: 'recurse' }>): StackStep {
    const layout = callLayout(statement);
    const { name, depth = Number.POSITIVE_INFINITY } = statement;
    const calls = Math.min(depth, this.stack.callsLeft(layout));
    for (let call = 0; call < calls; call += 1) this.stack.call(name, layout);
    const event: StackEvent = {
      kind: 'recursed',
      function: name,
      calls,
      bytes: layout.bytes,
      sp: formatAddress(this.stack.sp),
      left: this.#left,
    };
    return calls === depth ? done([event]) : this.#overflow(name, layout, [event]);
  }

  #return(): StackStep {
    const frame = this.stack.return();
    if (!frame) {
      return refused('nothing-to-return-from', 'No function runs: call one before it can return.');
    }
    const damage = this.#damage;
    this.#damage = damage.without(frame);
    const { name, layout, caller } = frame;
    const event: StackEvent = {
      kind: 'returned',
      function: name,
      ...(caller && { back: caller.name }),
      bytes: layout.bytes,
      sp: formatAddress(this.stack.sp),
    };
    return returnFault(damage, frame, event) ?? done([event]);
  }

  #point(pointer: string, local: string): StackStep {
    const frame = this.stack.innermost;
    const slot = frame && variableIn(frame.layout, local);
    if (!slot) return this.#unknown(local);
    this.#pointers = new Map(this.#pointers).set(pointer, { frame, slot });
    const address = formatAddress(frame.fp - slot.below);
    return done([{ kind: 'pointed', pointer, function: frame.name, local, address }]);
  }

  #access({ kind, place, bytes }: AccessStatement): StackStep {
    const aim = this.#aim(place);
    if (!aim) return this.#unknown('name' in place ? place.name : '');
    return this.access(kind, aim, bytes);
  }

  /** An access of which it is known where it goes. */
  access(kind: 'read' | 'write', aim: Aim, bytes: number): StackStep {
    const { through, address, frame, slot } = aim;
    const outside = outsideStack(this.stack, this.#settings.guard, address, bytes);
    if (outside) return outside;

    const dangling = frame && !this.stack.isLive(frame);
    const parts = overlaps(this.stack, address, bytes);
    const astray = parts.filter((one) => one.frame !== frame || one.slot !== slot);
    if (kind === 'write' && slot) this.#damage = this.#damage.with(astray);
    const event: StackEvent = {
      kind: kind === 'write' ? 'wrote' : 'read',
      through,
      address: formatAddress(address),
      bytes,
      touched: parts.map(touchedOf),
    };
    if (dangling && slot) {
      const now =
        parts.length > 0 ? `to ${describe(parts)}` : 'to no function, until the next call';
      return refused(
        'dangling-pointer',
        `${through} points to ${slot.name} of ${frame.name}, which has returned: the bytes belong ${now}.`,
        through,
        [event],
      );
    }
    if (address < this.stack.sp) {
      return refused(
        'below-stack-pointer',
        `${formatAddress(address)} lies below the stack pointer ${formatAddress(this.stack.sp)}: it belongs to no function, and the next call writes over it.`,
        through,
        [event],
      );
    }
    if (!slot || !frame) return done([event]);
    return withinName(kind, aim as Aim & Pointer, bytes, astray, event);
  }

  /** A local of the running function before a pointer of the same name. */
  #aim(place: Target): Aim | undefined {
    if ('address' in place)
      return { through: formatAddress(Number(place.address)), address: Number(place.address) };
    const { name, offset } = place;
    const running = this.stack.innermost;
    const local = running && variableIn(running.layout, name);
    const found = local ? { frame: running, slot: local } : this.#pointers.get(name);
    if (!found) return undefined;
    return { through: name, address: found.frame.fp - found.slot.below + offset, ...found };
  }

  #overflow(name: string, layout: FrameLayout, events: readonly StackEvent[]): StackStep {
    const { depth, limit } = this.stack;
    const calls = `${formatNumber(depth)} ${depth === 1 ? 'call' : 'calls'}`;
    return refused(
      'stack-overflow',
      `A frame of ${name} takes ${formatBytes(layout.bytes)}, but after ${calls} the stack has ${formatBytes(this.#left)} left of its ${formatBytes(limit)}: the guard below it is hit, and the program gets SIGSEGV.`,
      name,
      events,
    );
  }

  #unknown(name: string): StackStep {
    const running = this.stack.innermost;
    const where = running
      ? `${running.name} has no local ${name}`
      : `No function runs that has ${name}`;
    return refused('unknown-name', `${where}, and no pointer is called so.`, name);
  }

  get #left(): number {
    return this.stack.limit - this.stack.used;
  }
}
