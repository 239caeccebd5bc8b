import type { Engine, Step } from '../engine.ts';
import type { Fault } from '../fault.ts';
import type { Target } from '../script/value.ts';
import { access } from './access.ts';
import type { Allocator, HeapEvent } from './allocator.ts';
import { Damage } from './damage.ts';
import { fragmentationOf } from './fragmentation.ts';
import { hex } from './hex.ts';
import { type Holding, Ledger } from './ledger.ts';
import {
  corruption,
  doubleFree,
  invalidFree,
  leak,
  lostBlock,
  mistake,
  outOfMemory,
  unknownName,
  useAfterFree,
} from './mistakes.ts';
import type { HeapSettings } from './settings.ts';
import type { HeapModelEvent, HeapState } from './state.ts';
import type { HeapStatement } from './statements.ts';
import { heapState } from './view.ts';

type HeapStep = Step<HeapModelEvent>;
type Of<Kind extends HeapStatement['kind']> = Extract<HeapStatement, { kind: Kind }>;

/** A program and its heap: one step a statement. */
export class HeapEngine implements Engine<HeapState, HeapStatement, HeapModelEvent> {
  private readonly kind: HeapSettings['allocator'];
  private readonly allocator: Allocator;
  private readonly ledger: Ledger;
  private readonly damage: Damage;
  private search: HeapEvent | undefined;

  constructor(kind: HeapSettings['allocator'], allocator: Allocator, from?: HeapEngine) {
    this.kind = kind;
    this.allocator = allocator;
    this.ledger = from ? from.ledger.clone() : new Ledger();
    this.damage = from ? from.damage.clone() : new Damage();
    this.search = from?.search;
  }

  step(statement: HeapStatement): HeapStep {
    const log: HeapEvent[] = [];
    this.allocator.log = log;
    const step = this.perform(statement, log);
    this.allocator.log = undefined;
    this.search = log.findLast(({ kind }) => kind === 'search');
    return step;
  }

  view(): HeapState {
    return heapState(this.kind, this.allocator, this.ledger, this.damage, this.search);
  }

  clone(): HeapEngine {
    return new HeapEngine(this.kind, this.allocator.clone(), this);
  }

  private perform(statement: HeapStatement, log: readonly HeapEvent[]): HeapStep {
    switch (statement.kind) {
      case 'malloc':
      case 'calloc':
        return this.allocate(statement, log);
      case 'realloc':
        return this.reallocate(statement, log);
      case 'free':
        return this.free(statement.place, log);
      case 'read':
      case 'write': {
        const { kind, place, bytes } = statement;
        return access(this, kind, place, bytes);
      }
      case 'exit':
        return this.exit();
    }
  }

  private allocate({ kind, name, bytes }: Of<'malloc' | 'calloc'>, log: readonly HeapEvent[]): HeapStep {
    const met = this.damage.metBy(this.allocator, (copy) => copy.allocate(bytes));
    if (met !== undefined) return this.stopped(met, `${kind} for ${name}`);
    const lost = this.lostWith(name);
    const address =
      kind === 'calloc' && this.allocator.calloc
        ? this.allocator.calloc(1, bytes)
        : this.allocator.allocate(bytes);
    if (address === null) return this.refused(name, bytes, log);
    return this.assigned(kind, name, address, bytes, log, lost);
  }

  private assigned(
    kind: 'malloc' | 'calloc' | 'realloc',
    name: string,
    address: number,
    size: number,
    log: readonly HeapEvent[],
    lost: Holding | undefined,
  ): HeapStep {
    const twice = this.ledger.heldAt(address);
    this.ledger.hold(name, address, size);
    const because = `${kind} gave ${hex(address)}`;
    const events: HeapModelEvent[] = [...log];
    if (kind === 'calloc') {
      events.push({ kind: 'zero', subject: name, address, size, because: 'calloc clears the block' });
    }
    events.push({ kind: 'assign', subject: name, address, size, because });
    if (twice) {
      const why = `${name} and ${twice.name} have the same bytes at ${hex(address)} now: the block was freed twice, so it was handed out twice.`;
      return done(events, mistake('same-block-twice', why, name));
    }
    return done(events, lost && lostBlock(name, lost));
  }

  private reallocate({ name, of, bytes }: Of<'realloc'>, log: readonly HeapEvent[]): HeapStep {
    const variable = this.ledger.variable(of);
    if (!variable) return done([], unknownName(of));
    if (variable.address === null) return this.allocate({ kind: 'malloc', name, bytes }, log);
    const holding = this.ledger.holdingOf(variable);
    if (!holding) return done([], useAfterFree(of, 'realloc', undefined, this.ownerAt(variable.address)));
    if (bytes === 0) {
      // As glibc has it; C says that an implementation may do otherwise.
      const step = this.free({ name: of, offset: 0 }, log);
      if (!step.fault) this.ledger.setNull(name);
      return step;
    }
    const { address } = holding;
    const met = this.damage.metBy(this.allocator, (copy) => copy.reallocate(address, bytes));
    if (met !== undefined) return this.stopped(met, `realloc of ${of}`);
    const lost = name === of ? undefined : this.lostWith(name);
    const moved = this.allocator.reallocate(address, bytes);
    if (moved === null) return this.refused(name, bytes, log);
    if (moved !== address) {
      this.ledger.drop(address);
      return this.assigned('realloc', name, moved, bytes, log, lost);
    }
    this.ledger.resize(name, holding, bytes);
    const because = 'realloc left it where it was';
    const event = { kind: 'assign', subject: name, address, size: bytes, because } as const;
    return done([...log, event], lost && lostBlock(name, lost));
  }

  private free(place: Target, log: readonly HeapEvent[]): HeapStep {
    const found = this.resolve(place);
    if ('fault' in found) return done([], found.fault);
    const { address, what, own } = found;
    if (address === null) {
      const because = `${what} is NULL`;
      return done([{ kind: 'free-null', subject: what, size: 0, because }]);
    }
    const now = this.ledger.heldAt(address);
    const met = this.damage.metBy(this.allocator, (copy) => copy.free(address));
    if (met !== undefined) return this.stopped(met, `free of ${what}`);
    const wasFreed = this.ledger.wasFreed(address);
    const noticed = this.allocator.free(address);
    if (now && (own === undefined || own === now)) {
      if (noticed) return done([...log], mistake('abort', noticed.message, what));
      this.ledger.drop(address);
      return done([...log]);
    }
    if (now && !noticed) this.ledger.drop(address);
    const words = noticed?.message;
    const fault =
      own !== undefined || wasFreed
        ? doubleFree(what, address, now, words)
        : invalidFree(what, words);
    return done([...log], fault);
  }

  private exit(): HeapStep {
    const left = this.ledger.holdings();
    const because = 'it was never freed and the program ends';
    const events = left.map(
      ({ name, address, asked }) =>
        ({ kind: 'leak', subject: name, address, size: asked, because }) as const,
    );
    return done(events, left.length > 0 ? leak(left) : undefined);
  }
}

function done(events: readonly HeapModelEvent[], fault?: Fault): HeapStep {
  return { events, ...(fault && { fault }), done: true };
}
