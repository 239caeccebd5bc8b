import { describe, expect, it } from 'vitest';
import { GlibcHeap } from '../../../../src/model/heap/glibc/glibc-heap.ts';
import type { HeapHost } from '../../../../src/model/heap/glibc/host.ts';
import { PrivateSpace } from '../../../../src/model/heap/glibc/private-space.ts';

/** A host that says what it was asked for. */
function spied(refuse: (call: string) => boolean = () => false) {
  const calls: string[] = [];
  const space = new PrivateSpace();
  const asked = <T>(call: string, serve: () => T): T | null => {
    calls.push(call);
    return refuse(call) ? null : serve();
  };
  const host: HeapHost = {
    sbrk: (increment) =>
      increment === 0 ? space.sbrk(0) : asked(`sbrk ${increment}`, () => space.sbrk(increment)),
    mmap: (bytes) => asked(`mmap ${bytes}`, () => space.mmap(bytes)),
    munmap: (address, bytes) => void asked(`munmap ${bytes}`, () => space.munmap(address, bytes)),
  };
  return { calls, space, host };
}

describe('a heap asks its host', () => {
  it('for pages, and gives them back', () => {
    const { calls, host } = spied();
    const heap = new GlibcHeap({ host });
    const mapped = heap.malloc(200_000)!;
    const large = heap.malloc(100_000)!;
    const larger = heap.malloc(120_000)!;
    for (const user of [larger, large, mapped]) heap.free(user);
    expect(calls).toEqual([
      'sbrk 135168',
      'mmap 200704',
      'sbrk 217088',
      'sbrk -118784',
      'sbrk -98304',
      'munmap 200704',
    ]);
  });

  it('and gives null where it refuses: ENOMEM', () => {
    const heap = new GlibcHeap({ host: spied(() => true).host });
    heap.log = [];
    expect(heap.malloc(24)).toBeNull();
    expect(heap.log).toEqual([
      { kind: 'refuse', size: 24, because: 'the system gives no more memory (ENOMEM)' },
    ]);
    expect(heap.fault).toBeUndefined();
    expect(heap.mallinfo()).toMatchObject({ arena: 0, fordblks: 0, uordblks: 0 });
  });

  it('for a mapping where the end of the heap cannot be moved, as sysmalloc does', () => {
    let stop = false;
    const { calls, host } = spied((call) => stop && call.startsWith('sbrk'));
    const heap = new GlibcHeap({ host });
    heap.malloc(100_000);
    stop = true;
    const user = heap.malloc(100_000)!;
    expect(calls.at(-1)).toBe('mmap 1048576');
    expect(heap.mallinfo().arena).toBe(135_168 + 1_048_576);
    const states = heap.view().chunks.map(({ state, size }) => `${state} ${size}`);
    expect(states).toEqual([
      'own 656',
      'live 100016',
      'unsorted 34464',
      'own 16',
      'own 16',
      'live 100016',
      'top 948560',
    ]);
    heap.free(user);
    expect(heap.fault).toBeUndefined();
  });

  it('for a second stretch where somebody else has moved the end of the heap', () => {
    const { host, space } = spied();
    const heap = new GlibcHeap({ host });
    heap.malloc(100_000);
    space.sbrk(100);
    heap.malloc(100_000);
    const { arena } = heap.mallinfo();
    const chunks = heap.view().chunks;
    expect(arena - chunks.reduce((sum, { size }) => sum + size, 0)).toBe(112);
    expect(chunks.filter(({ state, size }) => state === 'own' && size === 16).length).toBe(2);
    expect(chunks.at(-1)!.address % 16).toBe(0);
  });

  it('for a copy where there is no mremap', () => {
    const { calls, host } = spied();
    const heap = new GlibcHeap({ host });
    const user = heap.malloc(200_000)!;
    const moved = heap.realloc(user, 300_000)!;
    expect(moved).not.toBe(user);
    expect(calls.slice(-2)).toEqual(['mmap 303104', 'munmap 200704']);
    expect(heap.realloc(moved, 299_000)).toBe(moved);
  });

  it('to take back what a call took that died', () => {
    const { calls, host } = spied();
    const heap = new GlibcHeap({ host, tunables: { topPad: 0 } });
    const user = heap.malloc(40)!;
    heap.malloc(3000);
    heap.free(user);
    const before = JSON.stringify(heap.view());
    // There is no room: malloc grows the heap, and only then the old block turns out to be free.
    expect(heap.realloc(user, 600)).toBeNull();
    expect(heap.fault?.abort).toBe('free(): double free detected in tcache 2');
    expect(calls).toEqual(['sbrk 4096', 'sbrk 4096', 'sbrk -4096']);
    expect(JSON.stringify(heap.view())).toBe(before);
  });

  it('and needs one for a clone, unless its own can be cloned', () => {
    const { host, space } = spied();
    const heap = new GlibcHeap({ host });
    heap.malloc(24);
    expect(() => heap.clone()).toThrow(TypeError);
    expect(heap.clone(space.clone()).view()).toEqual(heap.view());
  });
});

describe('a private address space', () => {
  it('places mappings top-down into the highest gap that holds them', () => {
    const space = new PrivateSpace();
    const [a, b, c] = [space.mmap(8192)!, space.mmap(4096)!, space.mmap(8192)!];
    expect([a - b, b - c]).toEqual([4096, 8192]);
    space.munmap(b, 4096);
    expect(space.mmap(8192)).toBe(c - 8192);
    expect(space.mmap(4096)).toBe(b);
  });

  it('resizes in place if there is room behind, and moves otherwise', () => {
    const space = new PrivateSpace();
    const a = space.mmap(8192)!;
    const b = space.mmap(8192)!;
    expect(space.mremap(b, 8192, 4096)).toBe(b);
    expect(space.mremap(b, 4096, 8192)).toBe(b);
    expect(space.mremap(b, 8192, 12288)).toBe(a - 12288);
    expect(space.mmap(8192)).not.toBe(a);
  });

  it('refuses beyond its limit', () => {
    const space = new PrivateSpace(10_000);
    expect(space.sbrk(8192)).not.toBeNull();
    expect(space.mmap(4096)).toBeNull();
    space.sbrk(-8192);
    const mapping = space.mmap(4096)!;
    expect(mapping).not.toBeNull();
    expect(space.mremap(mapping, 4096, 12288)).toBeNull();
  });
});
