import { formatAddress, formatBytes } from '../units.ts';
import { prot } from '../vm/vma.ts';
import { type Begun, begun, type Of } from './begun.ts';
import type { Machine } from './machine.ts';
import { mistake } from './mistake.ts';
import type { Named, Program } from './program.ts';
import { aside, range } from './work.ts';

const pageBytes = 4096;

const protBits = {
  none: prot.none,
  r: prot.read,
  rw: prot.read | prot.write,
  rx: prot.read | prot.exec,
  rwx: prot.read | prot.write | prot.exec,
} as const;

/** malloc, calloc and the memory of a new object: a block by a name. */
export function allocate(
  machine: Machine,
  program: Program,
  { kind, name, bytes }: Of<'malloc' | 'calloc' | 'new'>,
): Begun {
  const address = machine.inHeap(program, (heap) =>
    kind === 'calloc' ? heap.calloc(1, bytes) : heap.malloc(bytes),
  );
  const touches = touchedBy(program);
  if (address === null) return refused(program, name, bytes, touches);
  if (kind === 'new') program.objects.add(name);
  const lost = rename(machine, program, name, {
    what: kind === 'new' ? 'object' : 'block',
    address,
    bytes,
  });
  return { ...begun, touches, ...(lost && { fault: lost }) };
}

export function reallocate(
  machine: Machine,
  program: Program,
  { name, block, bytes }: Of<'realloc'>,
): Begun {
  const old = program.named.get(block);
  if (old?.what !== 'block') return wrongName(program, block, old, 'a block');
  if (old.freed) return { ...begun, fault: usedAfterFree(block, 'realloc') };
  const address = machine.inHeap(program, (heap) => heap.realloc(old.address, bytes));
  const touches = touchedBy(program);
  const abort = aborted(machine, program);
  if (abort) return abort;
  if (address === null && bytes > 0) return refused(program, name, bytes, touches);
  program.named.set(block, { ...old, freed: true });
  if (address === null) return { ...begun, touches };
  const lost = name === block ? undefined : lostBlock(name, program.named.get(name));
  announce(machine, program, name, { what: 'block', address, bytes });
  return { ...begun, touches, ...(lost && { fault: lost }) };
}

export function free(machine: Machine, program: Program, { name }: Of<'free'>): Begun {
  const block = program.named.get(name);
  if (block?.what !== 'block') return wrongName(program, name, block, 'a block');
  machine.inHeap(program, (heap) => heap.free(block.address));
  const touches = touchedBy(program);
  const abort = aborted(machine, program);
  if (abort) return abort;
  program.named.set(name, { ...block, freed: true });
  machine.events.push({ kind: 'given-back', process: program.name, name, because: 'free' });
  const { fault } = program.heap;
  return { ...begun, touches, ...(fault && { fault }) };
}

export function mmap(machine: Machine, program: Program, statement: Of<'mmap'>): Begun {
  const { name, bytes, protection, shared = false, file } = statement;
  const { kernel } = machine;
  const { pid } = program;
  const allowed = protBits[protection];
  const counts = file === undefined && (shared || (allowed & prot.write) !== 0);
  if (counts && !machine.promises(program.name, pid, program.standing.uid, bytes)) {
    return refused(program, name, bytes);
  }
  const address = kernel.mmap(pid, {
    length: bytes,
    prot: allowed,
    shared,
    ...(file === undefined ? {} : { file: fileNumber(machine, file, bytes) }),
  });
  if (typeof address !== 'number')
    return { ...begun, fault: mistake('refused', address.message, name) };
  const lost = rename(machine, program, name, { what: 'mapping', address, bytes });
  return { ...begun, ...(lost && { fault: lost }) };
}

export function changeMapping(
  machine: Machine,
  program: Program,
  statement: Of<'munmap' | 'mprotect' | 'madvise'>,
): Begun {
  const { name } = statement;
  const mapping = program.named.get(name);
  if (mapping?.what !== 'mapping') return wrongName(program, name, mapping, 'a mapping');
  const { address, bytes } = mapping;
  const { kernel } = machine;
  const { pid } = program;
  const no =
    statement.kind === 'munmap'
      ? kernel.munmap(pid, address, bytes)
      : statement.kind === 'mprotect'
        ? kernel.mprotect(pid, address, bytes, protBits[statement.protection])
        : kernel.madvise(pid, address, bytes, statement.advice);
  if (no) return { ...begun, fault: mistake('refused', no.message, name) };
  if (statement.kind === 'munmap') {
    program.named.set(name, { ...mapping, freed: true });
    machine.events.push({ kind: 'given-back', process: program.name, name, because: 'munmap' });
  }
  return begun;
}

/** One access to each page of a range; what a program could see coming is a fault besides. */
export function access(
  program: Program,
  statement: Of<'read' | 'write' | 'exec' | 'touch'>,
): Begun {
  const { pid } = program;
  const mode = statement.kind === 'touch' ? 'write' : statement.kind;
  if (statement.kind !== 'touch' && 'address' in statement.at) {
    const bytes = 'bytes' in statement ? (statement.bytes ?? 1) : 1;
    return { ...begun, touches: [range(pid, mode, statement.at.address, bytes)] };
  }
  const name = 'at' in statement ? (statement.at as { name: string }).name : statement.name;
  const offset = 'at' in statement ? (statement.at as { offset: number }).offset : 0;
  const named = program.named.get(name);
  if (!named) return wrongName(program, name, named, 'a block, a mapping or an object');
  const bytes =
    statement.kind === 'touch' ? named.bytes : ('bytes' in statement && statement.bytes) || 1;
  const touches = [range(pid, mode, BigInt(named.address + offset), Math.max(bytes, 1))];
  return { ...begun, touches, ...warning(program, name, named, offset, bytes, mode) };
}

/** What is wrong with an access although the hardware lets it pass. */
function warning(
  program: Program,
  name: string,
  named: Named,
  offset: number,
  bytes: number,
  mode: 'read' | 'write' | 'exec',
): Pick<Begun, 'fault'> {
  if (named.freed) return { fault: usedAfterFree(name, mode) };
  if (named.what === 'object' && !program.objects.has(name)) {
    return { fault: mistake('unreachable-object', `${name} was collected.`, name) };
  }
  if (named.what === 'mapping' || offset + bytes <= named.bytes) return {};
  const over = offset + bytes - named.bytes;
  if (mode === 'write') program.heap.write(named.address + named.bytes, over);
  const message = `${name} has ${named.bytes} bytes; the ${mode} goes ${over} bytes past its end, into whatever malloc keeps there.`;
  return { fault: mistake('out-of-bounds', message, name) };
}

/** The pages in which malloc's last call wrote its own words: headers, links and sizes. */
function touchedBy({ pid, heap }: Program) {
  return heap.wrote().map((address) => aside(pid, address, 'allocator'));
}

/** glibc ends the process by SIGABRT where it finds its heap damaged: 128 + 6. */
function aborted(machine: Machine, program: Program): Begun | undefined {
  const { fault } = program.heap;
  if (!fault?.abort) return undefined;
  machine.end(program, 'signal', 134);
  return { ...begun, fault };
}

function refused(
  program: Program,
  name: string,
  bytes: number,
  touches: Begun['touches'] = [],
): Begun {
  const message = `${program.name} gets no ${formatBytes(bytes)} for ${name}: the answer is null (ENOMEM).`;
  return { ...begun, touches, fault: mistake('out-of-memory', message, name) };
}

/** Gives a name its new meaning. A fault where it was the only way to a block. */
function rename(machine: Machine, program: Program, name: string, named: Named) {
  const lost = lostBlock(name, program.named.get(name));
  announce(machine, program, name, named);
  return lost;
}

function announce(machine: Machine, program: Program, name: string, named: Named): void {
  const { what, address, bytes } = named;
  program.named.delete(name);
  program.named.set(name, named);
  const process = program.name;
  machine.events.push({
    kind: 'named',
    process,
    name,
    what,
    address: formatAddress(address),
    bytes,
  });
}

function lostBlock(name: string, before: Named | undefined) {
  if (!before || before.freed || before.what === 'object') return undefined;
  const message = `${name} stood for ${before.bytes} bytes at ${formatAddress(before.address)}. Nothing leads there now, so nobody can ever free them: a leak.`;
  return mistake('lost-block', message, name);
}

function usedAfterFree(name: string, doing: string) {
  const message = `${name} was given back; a ${doing} through it meets whatever is there now.`;
  return mistake('use-after-free', message, name);
}

function wrongName(
  program: Program,
  name: string,
  found: Named | undefined,
  expected: string,
): Begun {
  const message = found
    ? `Expected the name of ${expected}, found ${name}, which is a ${found.what}.`
    : `Expected the name of ${expected}; ${program.name} has nothing that is named ${name}.`;
  return { ...begun, fault: mistake(found ? 'wrong-kind' : 'unknown-name', message, name) };
}

/** A file is as long as its first mapping. */
function fileNumber(machine: Machine, name: string, bytes: number): number {
  const known = machine.files.get(name);
  if (known !== undefined) return known;
  const file = machine.kernel.addFile(name, Math.ceil(bytes / pageBytes));
  machine.files.set(name, file);
  return file;
}
