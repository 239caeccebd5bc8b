import { type Begun, begun, type Of } from './begun.ts';
import type { Machine } from './machine.ts';
import { mistake } from './mistake.ts';
import type { Program } from './program.ts';
import { aside } from './work.ts';

/** A reference from one object to another; both have to be reachable, or no program could say so. */
export function refer(
  machine: Machine,
  program: Program,
  { kind, from, to }: Of<'refer' | 'cut'>,
): Begun {
  const { objects } = program;
  const missing = [from, to].find((name) => !objects.has(name));
  if (missing !== undefined) return noObject(program, missing);
  if (objects.unreachable().includes(from)) {
    const message = `No variable leads to ${from} any more, so the program cannot change it.`;
    return { ...begun, fault: mistake('unreachable-object', message, from) };
  }
  const there = objects.refersTo(from, to);
  if (kind === 'cut' && !there) {
    return {
      ...begun,
      fault: mistake('no-such-reference', `${from} holds no reference to ${to}.`, from),
    };
  }
  if (kind === 'refer' && there) {
    return {
      ...begun,
      fault: mistake('already-referred', `${from} already holds a reference to ${to}.`, from),
    };
  }
  objects[kind](from, to);
  const event = kind === 'cut' ? 'cut' : 'referred';
  machine.events.push({ kind: event, process: program.name, from, to });
  return begun;
}

export function drop(machine: Machine, program: Program, { name }: Of<'drop'>): Begun {
  if (!program.objects.isHeld(name)) return noObject(program, name);
  program.objects.drop(name);
  machine.events.push({ kind: 'dropped', process: program.name, name });
  return begun;
}

/** Marks from the variables and gives back the rest: a collection that stops the program. */
export function collect(machine: Machine, program: Program): Begun {
  const dead = program.objects.unreachable();
  const process = program.name;
  let bytes = 0;
  const touches = dead.flatMap((name) => {
    const { address, bytes: size } = program.named.get(name)!;
    bytes += size;
    machine.inHeap(program, (heap) => heap.free(address));
    program.objects.forget(name);
    program.named.delete(name);
    machine.events.push({ kind: 'given-back', process, name, because: 'unreachable' });
    return program.heap.wrote().map((at) => aside(program.pid, at, 'allocator'));
  });
  machine.events.push({ kind: 'collected', process, objects: dead.length, bytes });
  return { touches };
}

function noObject({ name: process }: Program, name: string): Begun {
  const message = `${process} has no variable that holds an object named ${name}; x = new 16 makes one.`;
  return { ...begun, fault: mistake('unknown-name', message, name) };
}
