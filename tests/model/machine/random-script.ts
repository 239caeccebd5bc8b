import { randomOf } from '../../../src/model/random.ts';

const processes = ['main', 'web', 'web2', 'child'];
const blocks = ['a', 'b', 'c', 'm', 'n', 'x', 'y', 'z'];

/** A script of so many statements that mostly make sense, and some that do not. */
export function randomScript(seed: number, length: number): string {
  const random = randomOf(seed);
  const pick = <T>(...from: readonly T[]): T => from[random.below(from.length)]!;
  const size = () => pick('1', '40', '100', '4KB', '20KB', '64KB', '150KB', '300KB');
  const block = () => pick(...blocks);
  const process = () => pick(...processes);
  const statements: readonly (() => string)[] = [
    () => `${block()} = malloc ${size()}`,
    () => `${block()} = malloc ${size()}`,
    () => `${block()} = calloc ${size()}`,
    () => `${block()} = realloc ${block()} ${size()}`,
    () =>
      `${pick('m', 'n')} = mmap ${size()} ${pick('r', 'rw', 'none', 'rwx')} ${pick('', 'shared', 'file data', 'shared file log')}`,
    () => `free ${block()}`,
    () => `munmap ${pick('m', 'n')}`,
    () => `mprotect ${pick('m', 'n')} ${pick('r', 'rw', 'none')}`,
    () => `madvise ${pick('m', 'n')} ${pick('dontneed', 'willneed', 'free')}`,
    () => `touch ${block()}`,
    () => `touch ${block()}`,
    () => `${pick('read', 'write')} ${block()} ${size()}`,
    () => `${pick('read', 'write')} ${block()}+${size()}`,
    () => `exec ${pick('0x400000', 'm')}`,
    () => `call f ${size()} times ${pick(1, 3, 20)}`,
    () => 'return',
    () => `${pick('x', 'y', 'z')} = new ${size()}`,
    () => `${pick('x', 'y', 'z')} -> ${pick('x', 'y', 'z')}`,
    () => `cut ${pick('x', 'y', 'z')} -> ${pick('x', 'y', 'z')}`,
    () => `drop ${pick('x', 'y', 'z')}`,
    () => 'collect',
    () => pick('fork', 'fork child'),
  ];
  const alone: readonly (() => string)[] = [
    () => `spawn ${process()} adj=${pick(-1000, -200, 0, 500)} ${pick('group=app', '')}`,
    () => `limit ${pick('100KB', '300KB', '1MB')} in app`,
    () => `adj ${process()} ${pick(-1000, 0, 800)}`,
    () => `swappiness ${pick(0, 60, 200)}`,
    () => `overcommit ${pick(0, 1, 2)}`,
    () => `idle ${pick(1, 100, 5000)}`,
    () => pick('exit', `kill ${process()}`, 'read 0x0', 'write 0xffff800000000000'),
  ];
  const lines = Array.from({ length }, () => {
    if (random.next() < 0.12) return pick(...alone)();
    const line = pick(...statements)();
    return random.next() < 0.4 ? `${process()}: ${line}` : line;
  });
  return ['spawn web', ...lines].join('\n');
}
