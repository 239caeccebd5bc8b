import { type Begun, begun, type Of } from './begun.ts';
import type { Machine } from './machine.ts';
import { mistake } from './mistake.ts';
import type { Program } from './program.ts';

const pageBytes = 4096;

/** Processes, and groups: more than a figure shows, and each of them is in every later state. */
const most = 256;

export function spawn(
  machine: Machine,
  { name, adj = 0, uid = 1000, group = '/' }: Of<'spawn'>,
): Begun {
  if (machine.programs.has(name)) return taken(name);
  const noRoom =
    tooMany(machine.programs, name, 'processes') ?? tooMany(machine.groups, group, 'groups');
  if (noRoom) return noRoom;
  const short = machine.start(name, { adj, uid, group });
  if (!short) return begun;
  // Whoever starts it asks for its memory; the script does not say who that is.
  const [asking] = machine.living;
  if (asking) return { ...begun, short: { ...short, pid: asking.pid } };
  const message = `There is no memory for ${name}, and no process that could be killed for it.`;
  return { ...begun, fault: mistake('out-of-memory', message, name) };
}

export function fork(machine: Machine, program: Program, { name }: Of<'fork'>): Begun {
  const child = name ?? freeName(machine, program.name);
  if (machine.programs.has(child)) return taken(child);
  const noRoom = tooMany(machine.programs, child, 'processes');
  if (noRoom) return noRoom;
  const short = machine.fork(program, child);
  return { ...begun, ...(short && { short: { ...short, pid: program.pid } }) };
}

export function exit(machine: Machine, program: Program): Begun {
  machine.end(program, 'exit', 0);
  return begun;
}

/** SIGKILL: 128 + 9. */
export function kill(machine: Machine, program: Program): Begun {
  machine.end(program, 'killed', 137);
  return begun;
}

/** memory.max. A limit below what the group has makes it give pages back, or somebody is killed. */
export function limit(machine: Machine, { bytes, group = '/' }: Of<'limit'>): Begun {
  const noRoom = tooMany(machine.groups, group, 'groups');
  if (noRoom) return noRoom;
  const number = machine.groupNumber(group);
  machine.events.push({ kind: 'limited', group, bytes });
  if (machine.kernel.setLimit(number, Math.floor(bytes / pageBytes))) return begun;
  const payer = machine.living.find(({ standing }) => standing.group === group);
  if (!payer) return begun;
  return {
    ...begun,
    short: { kind: 'oom', pid: payer.pid, limit: 'group', group, wanted: 'page' },
  };
}

export function tune(machine: Machine, statement: Of<'swappiness' | 'overcommit'>): Begun {
  if (statement.kind === 'swappiness') {
    machine.kernel.setSwappiness(statement.value);
    machine.events.push({ kind: 'tuned', what: 'swappiness', value: statement.value });
    return begun;
  }
  machine.overcommit.mode = Number(statement.mode) as 0 | 1 | 2;
  machine.events.push({ kind: 'tuned', what: 'overcommit', value: machine.overcommit.mode });
  return begun;
}

export function adjust(machine: Machine, program: Program, { adj }: Of<'adj'>): Begun {
  program.standing = { ...program.standing, adj };
  machine.events.push({ kind: 'tuned', what: 'adj', value: adj, process: program.name });
  return begun;
}

export function idle(machine: Machine, { milliseconds }: Of<'idle'>): Begun {
  machine.kernel.idle(milliseconds * 1e6);
  machine.events.push({ kind: 'idled', milliseconds });
  return begun;
}

function taken(name: string): Begun {
  const message = `There is a process named ${name} already, or was; a name stands for one process.`;
  return { ...begun, fault: mistake('process-exists', message, name) };
}

/** EAGAIN, as the kernel answers where a limit on processes or groups is reached. */
function tooMany(
  known: ReadonlyMap<string, unknown>,
  name: string,
  what: string,
): Begun | undefined {
  if (known.has(name) || known.size < most) return undefined;
  const message = `There is no room for ${name} (EAGAIN): a script has at most ${most} ${what}, those that have ended among them.`;
  return { ...begun, fault: mistake('too-many', message, name) };
}

/** `web2` for the first child of `web`. */
function freeName({ programs }: Machine, parent: string): string {
  let number = 2;
  while (programs.has(`${parent}${number}`)) number += 1;
  return `${parent}${number}`;
}
