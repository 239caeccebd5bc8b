import type { Engine } from '../engine.ts';
import { access } from './access.ts';
import type { HeapEvent } from './allocator.ts';
import { leak } from './mistakes.ts';
import { allocate, reallocate } from './obtain.ts';
import { done, type HeapStep, type Program } from './program.ts';
import { release } from './release.ts';
import type { HeapSettings } from './settings.ts';
import type { HeapModelEvent, HeapState } from './state.ts';
import type { HeapStatement } from './statements.ts';
import { heapState } from './view.ts';

/** A program and its heap: one step a statement. */
export class HeapEngine implements Engine<HeapState, HeapStatement, HeapModelEvent> {
  private readonly kind: HeapSettings['allocator'];
  /** What it works on; a program with more than a heap drives it, too. */
  readonly program: Program;
  private search: HeapEvent | undefined;

  constructor(kind: HeapSettings['allocator'], program: Program, search?: HeapEvent) {
    this.kind = kind;
    this.program = program;
    this.search = search;
  }

  step(statement: HeapStatement): HeapStep {
    const log: HeapEvent[] = [];
    this.program.allocator.log = log;
    const step = this.perform(statement);
    this.program.allocator.log = undefined;
    this.search = log.findLast(({ kind }) => kind === 'search');
    return step;
  }

  view(): HeapState {
    return heapState(this.kind, this.program, this.search);
  }

  clone(): HeapEngine {
    return new HeapEngine(this.kind, this.program.clone(), this.search);
  }

  private perform(statement: HeapStatement): HeapStep {
    switch (statement.kind) {
      case 'malloc':
      case 'calloc':
        return allocate(this.program, statement);
      case 'realloc':
        return reallocate(this.program, statement);
      case 'free':
        return release(this.program, statement.place);
      case 'read':
      case 'write':
        return access(this.program, statement.kind, statement.place, statement.bytes);
      case 'exit':
        return this.exit();
    }
  }

  /** The program ends: what it still holds was leaked. */
  private exit(): HeapStep {
    const left = this.program.ledger.holdings();
    const because = 'it was never freed and the program ends';
    const events = left.map(
      ({ name, address, asked }) =>
        ({ kind: 'leak', subject: name, address, size: asked, because }) as const,
    );
    return done(events, left.length > 0 ? leak(left) : undefined);
  }
}
