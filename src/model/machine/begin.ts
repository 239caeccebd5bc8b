import { type Begun, begun } from './begun.ts';
import { call, leave } from './call-statements.ts';
import type { Machine } from './machine.ts';
import { access, allocate, changeMapping, free, mmap, reallocate } from './memory-statements.ts';
import { mistake } from './mistake.ts';
import { collect, drop, refer } from './object-statements.ts';
import { adjust, exit, fork, idle, kill, limit, spawn, tune } from './process-statements.ts';
import type { Program } from './program.ts';
import type { MachineStatement } from './statements.ts';

/** Does what a statement does at once. */
export function begin(machine: Machine, statement: MachineStatement): Begun {
  switch (statement.kind) {
    case 'spawn':
      return spawn(machine, statement);
    case 'limit':
      return limit(machine, statement);
    case 'swappiness':
    case 'overcommit':
      return tune(machine, statement);
    case 'idle':
      return idle(machine, statement);
    case 'kill':
      return inProgram(machine, statement.name, (program) => kill(machine, program));
    case 'adj':
      return inProgram(machine, statement.name, (program) => adjust(machine, program, statement));
    default:
      return inProgram(machine, statement.process ?? 'main', (program) =>
        ofProgram(machine, program, statement),
      );
  }
}

type OfProgram = Extract<MachineStatement, { readonly process?: string }>;

function ofProgram(machine: Machine, program: Program, statement: OfProgram): Begun {
  switch (statement.kind) {
    case 'fork':
      return fork(machine, program, statement);
    case 'exit':
      return exit(machine, program);
    case 'malloc':
    case 'calloc':
    case 'new':
      return allocate(machine, program, statement);
    case 'realloc':
      return reallocate(machine, program, statement);
    case 'free':
      return free(machine, program, statement);
    case 'mmap':
      return mmap(machine, program, statement);
    case 'munmap':
    case 'mprotect':
    case 'madvise':
      return changeMapping(machine, program, statement);
    case 'touch':
    case 'read':
    case 'write':
    case 'exec':
      return access(program, statement);
    case 'call':
      return call(machine, program, statement);
    case 'return':
      return leave(machine, program);
    case 'refer':
    case 'cut':
      return refer(machine, program, statement);
    case 'drop':
      return drop(machine, program, statement);
    case 'collect':
      return collect(machine, program);
  }
}

function inProgram(machine: Machine, name: string, run: (program: Program) => Begun): Begun {
  const program = machine.programs.get(name);
  if (!program) {
    const message = `No process is named ${name}; spawn ${name} starts one.`;
    return { ...begun, fault: mistake('no-such-process', message, name) };
  }
  if (program.ended) {
    const message = `${name} has ended (exit code ${program.ended.exitCode}): it does nothing any more.`;
    return { ...begun, fault: mistake('process-ended', message, name) };
  }
  return run(program);
}
