import { describe, expect, it } from 'vitest';
import { GlibcHeap } from '../../src/model/heap/glibc/glibc-heap.ts';
import { chunkSize } from '../../src/model/heap/glibc/layout.ts';
import { everyCase, golden } from './golden.ts';

interface Op {
  /** a: malloc, c: calloc, r: realloc, f: free. */
  readonly op: 'a' | 'c' | 'r' | 'f';
  readonly id: number;
  readonly size?: number;
}

interface Step extends Op {
  /** From the first user pointer of the run; null for a mapping of its own, or for no memory. */
  readonly addr?: number | null;
  readonly chunkSize?: number;
  readonly mmapped?: boolean;
  readonly mallinfo: {
    readonly arena: number;
    readonly freeChunks: number;
    readonly fastChunks: number;
    readonly mmaps: number;
    readonly fastBytes: number;
    readonly used: number;
    readonly free: number;
  };
}

interface Case {
  readonly input: { readonly tcache: boolean; readonly ops: readonly Op[] };
  readonly steps: readonly Step[];
}

/** The heap's answer to every operation, with the fields that the step has. */
function answers({ tcache, ops }: Case['input'], steps: readonly Step[]): unknown[] {
  const heap = new GlibcHeap({ tunables: tcache ? {} : { tcacheCount: 0 } });
  const pointers = new Map<number, number | null>();
  let first: number | undefined;
  return ops.map(({ op, id, size = 0 }, index) => {
    const held = pointers.get(id) ?? null;
    let user: number | null = null;
    if (op === 'a') user = heap.malloc(size);
    if (op === 'c') user = heap.calloc(1, size);
    if (op === 'r') user = heap.realloc(held, size);
    if (op === 'f') heap.free(held);
    expect(heap.fault, `operation ${index}`).toBeUndefined();
    pointers.set(id, user);
    const chunk = user === null ? undefined : heap.chunkOf(user);
    const mmapped = chunk?.state === 'mapped';
    if (user !== null && !mmapped) first ??= user;
    const info = heap.mallinfo();
    const all: Record<string, unknown> = {
      op,
      id,
      size,
      chunkSize: chunk?.size,
      mmapped,
      addr: user === null || mmapped ? null : user - first!,
      mallinfo: {
        arena: info.arena,
        freeChunks: info.ordblks,
        fastChunks: info.smblks,
        mmaps: info.hblks,
        fastBytes: info.fsmblks,
        used: info.uordblks,
        free: info.fordblks,
      },
    };
    return Object.fromEntries(Object.keys(steps[index]!).map((key) => [key, all[key]]));
  });
}

everyCase<Case>('glibc-malloc.json', ({ input, steps }) => {
  expect(input.ops.length).toBe(steps.length);
  expect(answers(input, steps)).toEqual(steps);
});

const table = golden<{ readonly sizeToChunk?: readonly (readonly [number, number])[] }>(
  'glibc-malloc.json',
)?.sizeToChunk;

describe.skipIf(!table)(`glibc-malloc.json: the chunk sizes of ${table?.length} requests`, () => {
  it.each([true, false])('as computed, and as handed out with tcache %s', (tcache) => {
    const heap = new GlibcHeap({ tunables: tcache ? {} : { tcacheCount: 0 } });
    const sizes = table!.map(([request]) => [
      request,
      chunkSize(request),
      heap.chunkOf(heap.malloc(request)!).size,
    ]);
    expect(sizes).toEqual(table!.map(([request, size]) => [request, size, size]));
  });
});
