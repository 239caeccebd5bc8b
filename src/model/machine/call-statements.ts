import { frameLayout } from '../stack/layout.ts';
import { type Begun, begun, type Of } from './begun.ts';
import type { Machine } from './machine.ts';
import { mistake } from './mistake.ts';
import type { Program } from './program.ts';
import { aside } from './work.ts';

/**
 * One call: the return address and the saved frame pointer are written, and the lowest of the locals,
 * so that a frame that is larger than the guard gap still meets its pages.
 */
export function call(machine: Machine, program: Program, { name, bytes }: Of<'call'>): Begun {
  const layout = frameLayout(bytes === 0 ? [] : [{ name: 'locals', bytes }]);
  const frame = program.stack.call(name, layout)!;
  const { depth } = program.stack;
  machine.events.push({ kind: 'called', process: program.name, name, depth, bytes: layout.bytes });
  return {
    touches: [frame.fp + 8, frame.sp].map((address) => aside(program.pid, address, 'call')),
  };
}

/** Leaves the innermost function; its pages stay with the process. */
export function leave(machine: Machine, program: Program): Begun {
  const frame = program.stack.return();
  if (!frame) {
    const message = `${program.name} is in main; exit ends it.`;
    return { ...begun, fault: mistake('nothing-to-return-from', message) };
  }
  const { name, layout } = frame;
  const { depth } = program.stack;
  machine.events.push({
    kind: 'returned',
    process: program.name,
    name,
    depth,
    bytes: layout.bytes,
  });
  return begun;
}
