import { formatAddress } from '../units.ts';
import { fragmentationOf } from './fragmentation.ts';
import type { Holding } from './ledger.ts';
import {
  lostBlock,
  mistake,
  outOfMemory,
  sameBlockTwice,
  unknownName,
  useAfterFree,
} from './mistakes.ts';
import { done, type HeapStep, type Program } from './program.ts';
import { release } from './release.ts';
import type { HeapModelEvent } from './state.ts';
import type { HeapStatement } from './statements.ts';

type Of<Kind extends HeapStatement['kind']> = Extract<HeapStatement, { kind: Kind }>;

/** `a = malloc 16`, `a = calloc 16`. */
export function allocate(
  program: Program,
  { kind, name, bytes }: Of<'malloc' | 'calloc'>,
): HeapStep {
  const { allocator } = program;
  const clears = kind === 'calloc' && allocator.calloc;
  const stopped = program.stoppedAt(kind, (copy) => copy.allocate(bytes));
  if (stopped) return done([], stopped);
  const lost = lostBy(program, name);
  const address = clears ? allocator.calloc!(1, bytes) : allocator.allocate(bytes);
  if (address === null) return refused(program, name, bytes);
  return assigned(program, kind, name, address, bytes, lost);
}

/** `a = realloc b 32`. A realloc to 0 bytes frees, as in glibc; C leaves it open. */
export function reallocate(program: Program, { name, of, bytes }: Of<'realloc'>): HeapStep {
  const { allocator, ledger } = program;
  const variable = ledger.variable(of);
  if (!variable) return done([], unknownName(of));
  if (variable.address === null) return allocate(program, { kind: 'malloc', name, bytes });
  const holding = ledger.holdingOf(variable);
  if (!holding) {
    const owner = ledger.heldAt(variable.address)?.name;
    return done([], useAfterFree(of, 'realloc', owner, false));
  }
  if (bytes === 0) {
    const step = release(program, { name: of, offset: 0 });
    if (!step.fault) ledger.setNull(name);
    return step;
  }
  const { address } = holding;
  const stopped = program.stoppedAt('realloc', (copy) => copy.reallocate(address, bytes));
  if (stopped) return done([], stopped);
  const lost = name === of ? undefined : lostBy(program, name);
  const moved = allocator.reallocate(address, bytes);
  if (moved === null) return refused(program, name, bytes);
  if (moved !== address) {
    ledger.drop(address);
    return assigned(program, 'realloc', name, moved, bytes, lost);
  }
  ledger.resize(name, holding, bytes);
  const because = 'realloc left it where it was';
  const event = { kind: 'assign', subject: name, address, size: bytes, because } as const;
  return done([...allocator.log!, event], lost && lostBlock(name, lost));
}

function assigned(
  { allocator, ledger }: Program,
  by: 'malloc' | 'calloc' | 'realloc',
  name: string,
  address: number,
  size: number,
  lost: Holding | undefined,
): HeapStep {
  const twice = ledger.heldAt(address);
  ledger.hold(name, address, size);
  const events: HeapModelEvent[] = [...allocator.log!];
  const about = { subject: name, address, size };
  if (by === 'calloc') events.push({ kind: 'zero', ...about, because: 'calloc clears the block' });
  events.push({ kind: 'assign', ...about, because: `${by} gave ${formatAddress(address)}` });
  if (twice) return done(events, sameBlockTwice(name, twice));
  return done(events, lost && lostBlock(name, lost));
}

/** The variable is NULL now, as a program has it that does not look first. */
function refused(program: Program, name: string, size: number): HeapStep {
  const { allocator, ledger } = program;
  const log = allocator.log!;
  const refusal = log.findLast(({ kind }) => kind === 'refuse');
  const because = refusal?.because ?? 'the allocator refused';
  const { fault } = allocator;
  if (fault) return done([...log], mistake('abort', fault.message, name));
  const lost = lostBy(program, name);
  ledger.setNull(name);
  const events = [...log, { kind: 'null', subject: name, size, because } as const];
  const state = fragmentationOf(allocator.blocks());
  return done(events, outOfMemory(name, size, refusal?.size ?? size, because, state, lost));
}

/** What nobody would have the address of any more if the variable were assigned to. */
function lostBy({ ledger }: Program, name: string): Holding | undefined {
  const variable = ledger.variable(name);
  const holding = variable && ledger.holdingOf(variable);
  return holding && ledger.namesOf(holding).length === 1 ? holding : undefined;
}
