import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  activeAnon,
  activeFile,
  allLists,
  inactiveAnon,
  inactiveFile,
  type PageKind,
} from '../../../src/model/reclaim/page-lists.ts';
import type { Eviction } from '../../../src/model/reclaim/reclaim-host.ts';
import { inactiveIsLow, sharesOf } from '../../../src/model/reclaim/scan-balance.ts';
import { shrink } from '../../../src/model/reclaim/shrink.ts';
import { TestGroup } from './group.ts';

const anyPage = fc.record({
  kind: fc.constantFrom<PageKind>('anon', 'file'),
  active: fc.boolean(),
  accessed: fc.nat(2),
  executable: fc.boolean(),
  dirty: fc.boolean(),
  answer: fc.constantFrom<Eviction>('evicted', 'evicted', 'written', 'busy', 'no-swap'),
});
type Page = typeof anyPage extends fc.Arbitrary<infer T> ? T : never;
const anyOptions = fc.record({
  by: fc.constantFrom('kswapd' as const, 'direct' as const, 'group' as const),
  swappiness: fc.integer({ min: 0, max: 200 }),
  batch: fc.integer({ min: 1, max: 32 }),
  free: fc.nat(100),
  high: fc.nat(100),
});

function groupOf(pages: readonly Page[], first = 0): TestGroup {
  const group = new TestGroup(first + pages.length);
  pages.forEach((page, index) => {
    const frame = first + index;
    group.add(frame, page.kind, page.active);
    group.accessed[frame] = page.accessed;
    if (page.executable) group.executables.add(frame);
    if (page.dirty) group.dirties.add(frame);
    group.answers.set(frame, page.answer);
  });
  return group;
}

const byGroup = { by: 'group' } as const;

describe('shrink', () => {
  test('loses no page and counts what it did', () => {
    fc.assert(
      fc.property(
        fc.array(anyPage, { maxLength: 100 }),
        fc.nat(60),
        anyOptions,
        (pages, want, options) => {
          const group = groupOf(pages);
          const counts = shrink([group], want, group.host, options);
          expect(counts.reclaimed).toBe(group.evicted.length);
          expect(counts.stolenAnon + counts.stolenFile).toBe(group.evicted.length);
          const lost = new Set(group.evicted);
          expect(lost.size).toBe(group.evicted.length);
          const held = group.held();
          expect(new Set([...held, ...lost]).size).toBe(pages.length);
          expect(held.length + lost.size).toBe(pages.length);
          expect(group.lists.size).toBe(held.length);
          for (const list of allLists) {
            expect(group.lists.length(list)).toBe(group.lists.frames(list).length);
          }
          const noted = (verdict: string) =>
            group.notes.filter(([, what]) => what === verdict).length;
          expect(counts.activated).toBe(noted('activated') + noted('no-swap'));
          expect(counts.deactivated).toBe(noted('deactivated'));
          expect(counts.refilled).toBe(noted('deactivated') + noted('rotated'));
          expect(counts.scannedAnon + counts.scannedFile + counts.refilled).toBe(
            group.notes.length,
          );
          for (const frame of lost) expect(group.answers.get(frame)).not.toBe('busy');
        },
      ),
      { numRuns: 1000 },
    );
  });

  test('frees what is wanted, and at most as much again and a batch, where there is one kind', () => {
    fc.assert(
      fc.property(
        fc.array(anyPage, { maxLength: 100 }),
        fc.integer({ min: 1, max: 60 }),
        fc.integer({ min: 1, max: 32 }),
        fc.constantFrom<PageKind>('anon', 'file'),
        (pages, want, batch, kind) => {
          const idle = pages.map((page) => ({ ...page, kind, accessed: 0, dirty: false }));
          const group = groupOf(idle.map((page) => ({ ...page, answer: 'evicted' })));
          const { reclaimed } = shrink([group], want, group.host, { by: 'group', batch });
          // Each turn stops by what it freed itself, as shrink_lruvec does.
          expect(reclaimed).toBeLessThan(2 * want + batch);
          // Active pages that are not used go only as they come to the inactive list.
          const inactive = idle.filter(({ active }) => !active).length;
          expect(reclaimed).toBeGreaterThanOrEqual(Math.min(want, inactive));
        },
      ),
      { numRuns: 1000 },
    );
  });

  test('never takes a page that is used before every scan while others lie idle', () => {
    fc.assert(
      fc.property(
        fc.array(fc.boolean(), { minLength: 1, maxLength: 80 }),
        fc.constantFrom<PageKind>('anon', 'file'),
        (hot, kind) => {
          const group = new TestGroup(hot.length);
          for (const frame of hot.keys()) group.add(frame, kind);
          for (const idle of hot.filter((used) => !used).keys()) {
            hot.forEach((used, frame) => {
              if (used) group.accessed[frame] = 1;
            });
            const { reclaimed } = shrink([group], 1, group.host, { by: 'group', batch: 1 });
            expect(reclaimed).toBe(1);
            expect(group.evicted).toHaveLength(idle + 1);
            expect(group.evicted.filter((frame) => hot[frame])).toEqual([]);
          }
        },
      ),
      { numRuns: 1000 },
    );
  });

  test('goes on from a clone as it would have', () => {
    fc.assert(
      fc.property(
        fc.array(anyPage, { maxLength: 60 }),
        fc.nat(20),
        anyOptions,
        (pages, want, options) => {
          const group = groupOf(pages);
          const links = group.lists.links.clone();
          const lists = group.lists.clone(links);
          const copy = { lists, workingset: group.workingset.clone(lists) };
          const twin = groupOf(pages);
          expect(shrink([copy], want, twin.host, options)).toEqual(
            shrink([group], want, group.host, options),
          );
          expect(twin.evicted).toEqual(group.evicted);
          expect(allLists.map((list) => lists.frames(list))).toEqual(
            allLists.map((list) => group.lists.frames(list)),
          );
          expect({ ...copy.workingset, lists: 0 }).toEqual({ ...group.workingset, lists: 0 });
        },
      ),
      { numRuns: 1000 },
    );
  });

  test('gives a used page a second look, and makes it active if it was used again', () => {
    for (const kind of ['anon', 'file'] as const) {
      const group = new TestGroup(1);
      group.add(0, kind);
      group.accessed[0] = 1;
      expect(shrink([group], 1, group.host, byGroup).reclaimed).toBe(0);
      expect(group.notes.at(0)).toEqual([0, 'second-chance']);
      group.accessed[0] = 1;
      shrink([group], 1, group.host, byGroup);
      expect(group.notes.at(1)).toEqual([0, 'activated']);
    }
  });

  test('makes a page active at once that two page tables use, or that is code of a file', () => {
    const first = (group: TestGroup) => {
      shrink([group], 1, group.host, { ...byGroup, batch: 1 });
      return group.notes[0];
    };
    const shared = new TestGroup(1);
    shared.add(0, 'anon');
    shared.accessed[0] = 2;
    expect(first(shared)).toEqual([0, 'activated']);
    const code = new TestGroup(1);
    code.add(0, 'file');
    code.accessed[0] = 1;
    code.executables.add(0);
    expect(first(code)).toEqual([0, 'activated']);
    const notOfFile = new TestGroup(1);
    notOfFile.add(0, 'anon');
    notOfFile.accessed[0] = 1;
    notOfFile.executables.add(0);
    expect(first(notOfFile)).toEqual([0, 'second-chance']);
  });

  test('takes active pages down used or not, but sends code of a file round again', () => {
    const group = new TestGroup(3);
    for (const frame of [0, 1, 2]) group.add(frame, 'file', true);
    group.accessed.fill(1);
    group.executables.add(1);
    // The look at everything: at the priorities before it the three pages round down to one or none.
    shrink([group], 3, { ...group.host, evict: () => 'busy' }, byGroup);
    expect(group.notes.filter(([, what]) => what === 'deactivated' || what === 'rotated')).toEqual(
      expect.arrayContaining([
        [0, 'deactivated'],
        [1, 'rotated'],
      ]),
    );
    expect(group.lists.links.isWorkingset(0)).toBe(true);
    expect(group.lists.links.isWorkingset(1)).toBe(false);
  });

  test('leaves a dirty file page that was lately read to be written first', () => {
    const group = new TestGroup(1);
    group.add(0, 'file');
    group.dirties.add(0);
    group.workingset.markAccessed(0);
    shrink([group], 1, group.host, byGroup);
    expect(group.notes[0]).toEqual([0, 'awaits-writeback']);
  });

  test('keeps pages inactive that are busy, and makes those active that found no slot', () => {
    const group = new TestGroup(2);
    group.add(0, 'anon');
    group.add(1, 'anon');
    group.answers.set(0, 'busy').set(1, 'no-swap');
    expect(shrink([group], 1, group.host, byGroup).reclaimed).toBe(0);
    expect(group.lists.links.list[0]).toBe(inactiveAnon);
    expect(group.notes).toContainEqual([1, 'no-swap']);
  });

  test('does not look at anonymous pages without swap, nor in a group with swappiness 0', () => {
    for (const [swap, swappiness] of [
      [0, 60],
      [100, 0],
    ] as const) {
      const group = new TestGroup(8);
      for (let frame = 0; frame < 8; frame += 1) group.add(frame, frame < 4 ? 'anon' : 'file');
      group.swap = swap;
      const counts = shrink([group], 8, group.host, { ...byGroup, swappiness });
      expect(counts).toMatchObject({ scannedAnon: 0, stolenFile: 4 });
    }
  });

  test('takes the oldest first', () => {
    const group = new TestGroup(6);
    for (const frame of [3, 1, 4, 0, 5, 2]) group.add(frame, 'file');
    shrink([group], 3, group.host, { ...byGroup, batch: 1 });
    expect(group.evicted).toEqual([3, 1, 4]);
  });

  test('shrinks all groups of the machine', () => {
    const one = new TestGroup(4);
    const other = new TestGroup(4);
    for (let frame = 0; frame < 4; frame += 1) {
      one.add(frame, 'file');
      other.add(frame, 'file');
    }
    const host = {
      ...one.host,
      evict: () => 'evicted' as const,
    };
    expect(shrink([one, other], 8, host, { by: 'direct' }).reclaimed).toBe(8);
    expect(one.lists.size + other.lists.size).toBe(0);
  });

  test('ages a short active list only after a refault, and then once', () => {
    const group = new TestGroup(80);
    for (let frame = 0; frame < 80; frame += 1) group.add(frame, 'file', frame < 20);
    const wanted = () => shrink([group], 6, group.host, byGroup).deactivated;
    expect(wanted()).toBe(0);
    group.workingset.activateFile += 1;
    expect(wanted()).toBeGreaterThan(0);
    expect(wanted()).toBe(0);
  });

  test('ages a long active list of anonymous pages even where it takes file pages only', () => {
    const group = new TestGroup(100);
    for (let frame = 0; frame < 100; frame += 1) {
      group.add(frame, frame < 50 ? 'anon' : 'file', frame < 50);
    }
    const counts = shrink([group], 1, group.host, byGroup);
    expect(counts.scannedAnon).toBe(0);
    expect(counts.deactivated).toBeGreaterThan(0);
    expect(group.lists.length(inactiveAnon)).toBe(counts.deactivated);
  });

  test('stops both kinds in the proportion of what it meant to look at', () => {
    const each = 20 * 4096;
    const group = new TestGroup(2 * each);
    for (let frame = 0; frame < 2 * each; frame += 1) {
      group.add(frame, frame < each ? 'anon' : 'file');
    }
    // A refault, or it would take file pages alone.
    group.workingset.activateFile += 1;
    // Of 20 and 20 pages, 6 and 14 by swappiness. 4 are free after 2 and 2 of them, when 4 of 7
    // (57 %) of the first goal are left; 43 % of 14 are 6.
    expect(shrink([group], 4, group.host, { ...byGroup, batch: 1 })).toMatchObject({
      scannedAnon: 2,
      scannedFile: 6,
      priority: 12,
    });
  });

  test('kswapd keeps its pace while it gets somewhere; a task in need looks ever further', () => {
    const priorityOf = (by: 'kswapd' | 'direct'): number => {
      const group = new TestGroup(5 * 4096);
      group.swap = 0;
      for (let frame = 0; frame < 5 * 4096; frame += 1) {
        group.add(frame, 'file');
        group.accessed[frame] = frame % 4 === 0 ? 0 : 1;
      }
      const { priority, reclaimed } = shrink([group], 4, group.host, { by });
      expect(reclaimed).toBeGreaterThanOrEqual(4);
      return priority;
    };
    expect(priorityOf('kswapd')).toBe(12);
    expect(priorityOf('direct')).toBe(11);
  });

  test('kswapd does not look at everything', () => {
    const group = new TestGroup(1);
    group.add(0, 'file');
    expect(shrink([group], 1, group.host, { by: 'kswapd' })).toMatchObject({
      reclaimed: 0,
      priority: 1,
    });
    expect(shrink([group], 1, group.host, { by: 'direct' })).toMatchObject({
      reclaimed: 1,
      priority: 0,
    });
  });
});

describe('the balance', () => {
  test('between the lists follows the table of mm/vmscan.c', () => {
    const pages = (gigabytes: number) => gigabytes * 2 ** 18;
    for (const [gigabytes, ratio] of [
      [0.01, 1],
      [0.1, 1],
      [1, 3],
      [10, 10],
      [100, 31],
      [1024, 101],
      [10240, 320],
    ] as const) {
      const inactive = Math.ceil(pages(gigabytes) / (ratio + 1));
      const active = pages(gigabytes) - inactive;
      expect(inactiveIsLow(inactive, active)).toBe(false);
      // A tenth less of it, and the list is short.
      const fewer = Math.floor(inactive * 0.9);
      expect(inactiveIsLow(fewer, pages(gigabytes) - fewer)).toBe(true);
    }
  });

  const balance = {
    priority: 12,
    swappiness: 60,
    ofGroup: false,
    fileIsTiny: false,
    cacheTrim: false,
    anonCost: 0,
    fileCost: 0,
  };

  test('between the kinds follows swappiness, and then what each cost', () => {
    expect(sharesOf(balance, 1)).toEqual({ anon: 60, file: 140, of: 200 });
    expect(sharesOf({ ...balance, swappiness: 200 }, 1)).toEqual({ anon: 200, file: 0, of: 200 });
    // anon_cost 20 and file_cost 10 of 30: 100 × 31 / 21 and 100 × 31 / 11.
    const even = { ...balance, swappiness: 100, anonCost: 10 };
    expect(sharesOf(even, 1)).toEqual({ anon: 147, file: 281, of: 428 });
  });

  test('looks at everything alike at the last priority, and at one kind where that is decided', () => {
    expect(sharesOf({ ...balance, priority: 0 }, 1)).toEqual({ anon: 1, file: 1, of: 1 });
    expect(sharesOf({ ...balance, fileIsTiny: true }, 1)).toEqual({ anon: 1, file: 0, of: 1 });
    expect(sharesOf({ ...balance, cacheTrim: true }, 1)).toEqual({ anon: 0, file: 1, of: 1 });
    expect(sharesOf({ ...balance, priority: 0, swappiness: 0 }, 1)).toMatchObject({ anon: 0 });
  });

  test('leaves anonymous pages alone while unmissed file pages abound', () => {
    const group = new TestGroup(200);
    for (let frame = 0; frame < 200; frame += 1) group.add(frame, frame < 100 ? 'anon' : 'file');
    const { scannedAnon, stolenFile } = shrink([group], 40, group.host, byGroup);
    expect(scannedAnon).toBe(0);
    expect(stolenFile).toBeGreaterThanOrEqual(40);
    expect(group.lists.length(activeAnon) + group.lists.length(activeFile)).toBe(0);
    expect(group.lists.length(inactiveFile)).toBe(100 - stolenFile);
  });
});
