import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  activeAnon,
  activeFile,
  inactiveFile,
  type PageKind,
} from '../../../src/model/reclaim/page-lists.ts';
import { TestGroup } from './group.ts';

/** Takes a page out as an eviction does. */
function evict(group: TestGroup, frame: number): number {
  group.lists.remove(frame);
  return group.workingset.evicted(frame);
}

describe('refault distance', () => {
  test('is the number of evictions and activations since', () => {
    const group = new TestGroup(8);
    const { workingset } = group;
    for (const frame of [0, 1, 2, 3]) group.add(frame, 'file');
    const shadow = evict(group, 0);
    evict(group, 1);
    workingset.markAccessed(2);
    expect(workingset.markAccessed(2)).toBe('activated');
    // Itself, page 1, and the activation of page 2.
    expect(workingset.refault(0, 'file', shadow, 0)).toMatchObject({ distance: 3, active: false });
  });

  test('makes a page active that the active list had kept out, and no other', () => {
    const group = new TestGroup(8);
    for (const frame of [0, 1, 2]) group.add(frame, 'file', frame > 0);
    const shadow = evict(group, 0);
    const refault = group.workingset.refault(0, 'file', shadow, 0);
    expect(refault).toEqual({ distance: 1, workingset: 2, active: true, restored: false });
    expect(group.lists.frames(activeFile)[0]).toBe(0);

    const alone = new TestGroup(8);
    alone.add(0, 'file');
    const early = evict(alone, 0);
    expect(alone.workingset.refault(0, 'file', early, 0).active).toBe(false);
    expect(alone.lists.frames(inactiveFile)).toEqual([0]);
  });

  test('counts the other kind as room only where it could be swapped', () => {
    const sizes = (kind: PageKind, swapFree: number): number => {
      const group = new TestGroup(20);
      let frame = 1;
      const add = (of: PageKind, active: boolean, pages: number) => {
        for (let left = pages; left > 0; left -= 1, frame += 1) group.add(frame, of, active);
      };
      add('anon', false, 1);
      add('anon', true, 2);
      add('file', false, 4);
      add('file', true, 8);
      group.add(0, kind);
      const shadow = evict(group, 0);
      return group.workingset.refault(0, kind, shadow, swapFree).workingset;
    };
    expect(sizes('file', 0)).toBe(8);
    expect(sizes('file', 1)).toBe(8 + 2 + 1);
    expect(sizes('anon', 0)).toBe(8 + 4);
    expect(sizes('anon', 1)).toBe(8 + 4 + 2);
  });

  test('restores a page that was active when it went, and counts that as a cost', () => {
    const group = new TestGroup(8);
    for (let frame = 0; frame < 8; frame += 1) group.add(frame, 'anon', frame > 0);
    group.lists.links.setWorkingset(0);
    const shadow = evict(group, 0);
    const refault = group.workingset.refault(0, 'anon', shadow, 1);
    expect(refault).toMatchObject({ active: true, restored: true });
    expect(group.lists.frames(activeAnon)[0]).toBe(0);
    expect(group.lists.links.isWorkingset(0)).toBe(true);
    expect(group.lists.anonCost).toBe(1);
    expect(group.workingset).toMatchObject({ refaultAnon: 1, activateAnon: 1, restoreAnon: 1 });
  });

  test('never falls below 1, and decides alone whether the page is active', () => {
    fc.assert(
      fc.property(
        fc.array(fc.record({ frame: fc.nat(9), file: fc.boolean() }), { maxLength: 60 }),
        fc.nat(1),
        (accesses, swapFree) => {
          const group = new TestGroup(10);
          const shadows = new Map<number, number>();
          for (const { frame, file } of accesses) {
            const kind = file ? 'file' : 'anon';
            const shadow = shadows.get(frame);
            if (group.lists.has(frame)) {
              if (group.workingset.markAccessed(frame) === 'activated') continue;
              shadows.set(frame, evict(group, frame));
            } else if (shadow === undefined) group.add(frame, kind);
            else {
              const refault = group.workingset.refault(frame, kind, shadow, swapFree);
              expect(refault.distance).toBeGreaterThan(0);
              expect(refault.active).toBe(refault.distance <= refault.workingset);
              expect(group.lists.isActive(frame)).toBe(refault.active);
            }
          }
        },
      ),
      { numRuns: 1000 },
    );
  });

  test('the second use through a system call makes a page active', () => {
    const { lists, workingset } = (() => {
      const group = new TestGroup(1);
      group.add(0, 'file');
      return group;
    })();
    expect(workingset.markAccessed(0)).toBe('referenced');
    expect(lists.isActive(0)).toBe(false);
    expect(workingset.markAccessed(0)).toBe('activated');
    expect(lists.isActive(0)).toBe(true);
    expect(workingset.markAccessed(0)).toBe('referenced');
    expect(workingset.markAccessed(0)).toBe('unchanged');
    expect(workingset.age).toBe(1);
  });
});
