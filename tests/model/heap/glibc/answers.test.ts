import { expect, it } from 'vitest';
import { GlibcHeap } from '../../../../src/model/heap/glibc/glibc-heap.ts';
import { PrivateSpace } from '../../../../src/model/heap/glibc/private-space.ts';
import { type Program, programsOf } from './programs.ts';

/** What the model answers, in the words of the file. */
function answersOf({ tunables, statements }: Program): string[] {
  const host = new PrivateSpace();
  const heap = new GlibcHeap({ tunables, host });
  const held = new Map<number, number | null>();
  let first: number | undefined;
  return statements.map(([letter, variable, bytes = 0, boundary = 0]) => {
    const old = held.get(variable) ?? null;
    let user: number | null = null;
    if (letter === 'a') user = heap.malloc(bytes);
    if (letter === 'c') user = heap.calloc(1, bytes);
    if (letter === 'm') user = heap.memalign(boundary, bytes);
    if (letter === 'r') user = heap.realloc(old, bytes);
    if (letter === 'f') heap.free(old);
    if (letter === 's') host.sbrk(bytes);
    expect(heap.fault).toBeUndefined();
    held.set(variable, user);
    const chunk = user === null ? undefined : heap.chunkOf(user);
    const mapped = chunk?.state === 'mapped';
    if (user !== null && !mapped) first ??= user;
    const place = user === null ? -2 : mapped ? -1 : user - first!;
    const info = heap.mallinfo();
    return [
      place,
      chunk?.size ?? 0,
      mapped ? 1 : 0,
      info.arena,
      info.ordblks,
      info.smblks,
      info.hblks,
      info.hblkhd,
      info.fsmblks,
      info.uordblks,
      info.fordblks,
      info.keepcost,
    ].join(' ');
  });
}

it.each(programsOf('answers.txt').map((one) => [JSON.stringify(one.tunables), one] as const))(
  'answers as glibc did with %s',
  (_, program) => {
    expect(answersOf(program)).toEqual(program.answers);
  },
);
