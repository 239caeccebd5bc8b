import { describe, expect, test } from 'vitest';
import type { VmEvent } from '../../../src/model/vm/event.ts';
import { Kernel } from '../../../src/model/vm/kernel.ts';
import type { AccessMode, Outcome } from '../../../src/model/vm/outcome.ts';
import type { VmSettings } from '../../../src/model/vm/settings.ts';
import { checkKernel } from './invariants.ts';

const page = 4096;

function machine(settings: Partial<VmSettings> = {}, limit = Number.POSITIVE_INFINITY) {
  const kernel = new Kernel({ frames: 64, swapSlots: 200, pageCluster: 0, ...settings });
  const group = kernel.addGroup('box', limit);
  const pid = kernel.spawn({ name: 'main', group }) as number;
  const events: VmEvent[] = [];
  kernel.sink = events;
  const at = kernel.mmap(pid, { length: 200 * page }) as number;
  const since = <Kind extends VmEvent['kind']>(kind: Kind) =>
    events.splice(0).flatMap((event) => (event.kind === kind ? [event] : [])) as (VmEvent & {
      readonly kind: Kind;
    })[];
  const go = (number: number, mode: AccessMode = 'write', contents = number + 1): Outcome =>
    kernel.access(pid, at + number * page, mode, contents);
  const fill = (from: number, to: number): void => {
    for (let number = from; number < to; number += 1) go(number);
  };
  /** Until a page is in swap; its number. */
  const swapped = (): number => {
    for (let number = 0; ; number += 1) {
      if (kernel.page(pid, at / page + number).in === 'swap') return number;
    }
  };
  return { kernel, pid, group, at, events, since, go, fill, swapped };
}

describe('in a group at its limit', () => {
  test('a page goes to swap for each that comes, and comes back with what it held', () => {
    const { kernel, pid, at, events, go, fill, swapped } = machine({}, 20);
    // 16 pages and 4 page tables.
    fill(0, 16);
    expect(kernel.usage(pid)).toMatchObject({ resident: 16, swapped: 0 });
    events.length = 0;
    go(16);
    const [out, gone] = [
      events.find(({ kind }) => kind === 'swapped-out'),
      events.find(({ kind }) => kind === 'evicted'),
    ];
    expect(out).toMatchObject({ slot: 1, written: true });
    expect(gone).toMatchObject({ by: 'group', contents: 'anon', from: [{ pid }] });
    expect(kernel.usage(pid)).toMatchObject({ resident: 16, swapped: 1 });

    const number = swapped();
    expect(go(number, 'read')).toEqual({ kind: 'major' });
    const where = kernel.page(pid, at / page + number);
    expect(where).toMatchObject({ in: 'memory', contents: number + 1, writable: false });
    checkKernel(kernel);
  });

  test('a page that was only read since is not written a second time', () => {
    const { kernel, pid, at, events, go, fill, swapped } = machine({}, 20);
    fill(0, 17);
    const number = swapped();
    go(number, 'read');
    events.length = 0;
    const isHere = () => kernel.page(pid, at / page + number).in === 'memory';
    for (let next = 17; isHere(); next += 1) go(next);
    const outs = events.flatMap((event) => (event.kind === 'swapped-out' ? [event] : []));
    expect(outs.filter(({ written }) => !written)).toHaveLength(1);
    expect(outs.find(({ written }) => !written)).toMatchObject({ slot: 1 });
  });

  test('a page that is written again is written out again, to the slot it has', () => {
    const { kernel, pid, at, go, fill, swapped } = machine({}, 20);
    fill(0, 17);
    const number = swapped();
    go(number, 'read');
    expect(go(number, 'write', 99)).toEqual({ kind: 'minor' });
    const isHere = () => kernel.page(pid, at / page + number).in === 'memory';
    for (let next = 17; isHere(); next += 1) go(next);
    expect(kernel.page(pid, at / page + number)).toMatchObject({ slot: 1, contents: 99 });
  });

  test('without swap it is out of memory, and says whose limit it was', () => {
    const { kernel, pid, events, go, fill } = machine({ swapSlots: 0 }, 20);
    fill(0, 16);
    const refusal = { pid, limit: 'group', group: 'box', wanted: 'page' };
    expect(go(16)).toEqual({ kind: 'oom', ...refusal });
    expect(events.at(-1)).toEqual({ kind: 'out-of-memory', ...refusal });
    expect(kernel.free).toBeGreaterThan(20);
    kernel.kill(pid);
    expect(kernel.core.groups[1]!.charged).toBe(0);
  });

  test('memory.swap.max is a limit too', () => {
    const kernel = new Kernel({ frames: 64, swapSlots: 64, pageCluster: 0 });
    const group = kernel.addGroup('box', 20, 3);
    const pid = kernel.spawn({ name: 'main', group }) as number;
    const at = kernel.mmap(pid, { length: 40 * page }) as number;
    let pages = 0;
    while (kernel.access(pid, at + pages * page, 'write').kind === 'minor') pages += 1;
    expect(pages).toBe(19);
    expect(kernel.usage(pid).swapped).toBe(3);
  });

  test('a lower limit takes pages at once, or says that it can’t', () => {
    const { kernel, pid, group, fill } = machine();
    fill(0, 30);
    expect(kernel.setLimit(group, 20)).toBe(true);
    const { resident, swapped } = kernel.usage(pid);
    expect(resident).toBeLessThanOrEqual(16);
    expect(resident + swapped).toBe(30);
    expect(kernel.setLimit(group, 3)).toBe(false);
    checkKernel(kernel);
  });
});

describe('in a machine', () => {
  test('kswapd wakes below low and sleeps above high', () => {
    const { kernel, pid, events, fill } = machine({ watermarks: { min: 4, low: 8, high: 12 } });
    const ofKswapd = () => events.filter(({ kind }) => kind.startsWith('kswapd'));
    fill(0, 51);
    expect(ofKswapd()).toEqual([]);
    expect(kernel.free).toBe(8);
    fill(51, 52);
    kernel.idle(1e9);
    expect(ofKswapd()).toEqual([
      { kind: 'kswapd-woken', free: 8, low: 8 },
      { kind: 'kswapd-slept', free: 13, high: 12, failed: false },
    ]);
    expect(kernel.usage(pid).swapped).toBeGreaterThan(0);
  });

  test('a process that is faster than kswapd’s writes reclaims for itself, and waits', () => {
    const { kernel, pid, since, fill } = machine({ watermarks: { min: 4, low: 6, high: 8 } });
    fill(0, 90);
    const by = since('evicted').map((event) => event.by);
    expect(new Set(by)).toEqual(new Set(['kswapd', 'direct']));
    expect(kernel.core.vmstat.allocstall).toBeGreaterThan(0);
    expect(kernel.pressure.some.total).toBeGreaterThan(0);
    expect(kernel.free).toBeGreaterThanOrEqual(4);
    expect(kernel.usage(pid).resident + kernel.usage(pid).swapped).toBe(90);
  });

  test('clean file pages go before anonymous ones that have no slot', () => {
    const { kernel, pid, since, go, fill } = machine({ swapSlots: 0 });
    const file = kernel.addFile('book', 20);
    const book = kernel.mmap(pid, { length: 20 * page, file }) as number;
    for (let at = 0; at < 20; at += 1) kernel.access(pid, book + at * page, 'read');
    fill(0, 36);
    since('evicted');
    fill(36, 50);
    expect(new Set(since('evicted').map(({ contents }) => contents))).toEqual(new Set(['file']));
    let last: Outcome = { kind: 'hit' };
    for (let number = 50; last.kind !== 'oom'; number += 1) last = go(number);
    expect(last).toEqual({ kind: 'oom', pid, limit: 'machine', wanted: 'page' });
    expect(
      kernel.core.files
        .find(({ id }) => id === file)!
        .cached.used()
        .next().done,
    ).toBe(true);
  });

  test('dirty pages of a file are written back, and read again as they were', () => {
    const { kernel, pid, at, events, go } = machine({ swapSlots: 0 });
    const file = kernel.addFile('data', 4);
    const data = kernel.mmap(pid, { length: 4 * page, file, shared: true }) as number;
    kernel.access(pid, data, 'write', 77);
    kernel.access(pid, data + page, 'read');
    for (let number = 0; go(number).kind !== 'oom'; ) number += 1;
    const written = events.filter(({ kind }) => kind === 'written-back');
    expect(written).toMatchObject([{ file: 'data', index: 0 }]);
    expect(kernel.page(pid, data / page).in).toBe('nowhere');
    kernel.munmap(pid, at, 10 * page);
    expect(kernel.access(pid, data, 'read')).toEqual({ kind: 'major' });
    expect(kernel.page(pid, data / page)).toMatchObject({ contents: 77 });
    expect(events.filter(({ kind }) => kind === 'refaulted')).toHaveLength(1);
  });

  test('shared anonymous memory goes to swap by way of its file', () => {
    const { kernel, pid, fill } = machine();
    const shared = kernel.mmap(pid, { length: page, shared: true }) as number;
    const child = kernel.fork(pid) as number;
    expect(kernel.access(child, shared, 'write', 6)).toEqual({ kind: 'minor' });
    fill(0, 200);
    expect(kernel.usage(child).shmem).toBe(0);
    const place = kernel.maps(child).findIndex(({ from }) => from === shared);
    expect(kernel.smaps(child)[place]).toMatchObject({ Size: 4, Rss: 0, Swap: 4 });
    expect(kernel.access(pid, shared, 'read')).toEqual({ kind: 'major' });
    expect(kernel.access(child, shared, 'read')).toEqual({ kind: 'minor' });
    expect(kernel.page(pid, shared / page)).toMatchObject({ contents: 6 });
    expect(kernel.page(child, shared / page)).toEqual(kernel.page(pid, shared / page));
    checkKernel(kernel);
  });

  test('what was given up by MADV_FREE is dropped without a write, unless it is written again', () => {
    const { kernel, pid, at, since, go, fill } = machine({ swapSlots: 0 });
    fill(0, 4);
    kernel.madvise(pid, at, 4 * page, 'free');
    expect(kernel.smaps(pid).find(({ Rss }) => Rss === 16)).toMatchObject({ LazyFree: 16 });
    go(1, 'write', 50);
    for (let number = 4; go(number).kind !== 'oom'; ) number += 1;
    const gone = since('evicted').map(({ contents }) => contents);
    expect(gone).toEqual(['given-up', 'given-up', 'given-up']);
    expect(kernel.page(pid, at / page).in).toBe('nowhere');
    expect(kernel.page(pid, at / page + 1)).toMatchObject({ contents: 50 });
    checkKernel(kernel);
  });
});

describe('a page in swap that fork shared', () => {
  const shared = () => {
    const all = machine({}, 20);
    all.fill(0, 17);
    const number = all.swapped();
    all.kernel.setLimit(all.group, 60);
    const child = all.kernel.fork(all.pid) as number;
    return { ...all, number, child, where: all.at / page + number };
  };

  test('is read by one, and found in memory by the other', () => {
    const { kernel, number, child, go, at, where, pid } = shared();
    expect(kernel.core.swap.users(1)).toBe(2);
    expect(go(number, 'read')).toEqual({ kind: 'major' });
    expect(kernel.access(child, at + number * page, 'read')).toEqual({ kind: 'minor' });
    const [mine, its] = [kernel.page(pid, where), kernel.page(child, where)];
    expect(mine).toEqual(its);
    checkKernel(kernel);
  });

  test('is copied by one who writes', () => {
    const { kernel, number, child, go, where, pid, since } = shared();
    since('copied');
    expect(go(number, 'write', 70)).toEqual({ kind: 'major' });
    expect(since('copied')).toMatchObject([{ cause: 'swap-slot-shared', sharers: 0 }]);
    expect(kernel.page(pid, where)).toMatchObject({ contents: 70 });
    expect(kernel.page(child, where)).toMatchObject({ in: 'swap', contents: number + 1 });
    checkKernel(kernel);
  });

  test('is freed with the last who names it', () => {
    const { kernel, number, child, at, pid } = shared();
    kernel.munmap(pid, at + number * page, page);
    expect(kernel.core.swap.area.used).toBe(1);
    kernel.kill(child);
    expect(kernel.core.swap.area.used).toBe(0);
  });
});

test('swap is read ahead by address on an ssd, by slot on a disk', () => {
  for (const swapDevice of ['ssd', 'disk'] as const) {
    const { kernel, pid, at, since, go, fill } = machine(
      { frames: 256, swapSlots: 256, pageCluster: 3, swapDevice },
      60,
    );
    fill(0, 150);
    for (let number = 0; number < 150; number += 1) go(number, 'read');
    const { swap_ra, swap_ra_hit } = kernel.core.vmstat;
    expect(swap_ra).toBeGreaterThan(50);
    expect(swap_ra_hit / swap_ra).toBeGreaterThan(0.8);
    expect(kernel.usage(pid).majorFaults).toBeLessThan(50);
    expect(since('swapped-in').filter(({ ahead }) => ahead)).toHaveLength(swap_ra);
    expect(kernel.page(pid, at / page + 149)).toMatchObject({ contents: 150 });
  }
});

test('time is the sum of what things take', () => {
  const { kernel, go } = machine();
  const took = (run: () => void): number => {
    const { now } = kernel.core;
    run();
    return kernel.core.now - now;
  };
  expect(took(() => go(0, 'read'))).toBe(100 + 500);
  expect(took(() => go(0, 'read'))).toBe(100);
  expect(took(() => go(1))).toBe(100 + 500 + 100);
});
