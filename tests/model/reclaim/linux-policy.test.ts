import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { PageKind } from '../../../src/model/reclaim/page-lists.ts';
import { Linux } from '../../../src/model/replacement/linux.ts';

const pages = 12;
const anyKind = fc.constantFrom<PageKind>('file', 'anon');
const anyTrace = fc.array(fc.nat(pages - 1), { maxLength: 80 });
const anyFrames = fc.integer({ min: 1, max: 8 });

describe('the active and inactive list as a policy', () => {
  test('holds what was referred to and not put out, each page once', () => {
    fc.assert(
      fc.property(anyFrames, anyKind, anyTrace, (frames, kind, trace) => {
        const linux = new Linux(frames, pages, kind);
        const held = new Set<number>();
        for (const page of trace) {
          expect(linux.access(page)).toBe(held.has(page));
          if (linux.victim !== -1) {
            expect(held.size).toBe(frames);
            expect(held.delete(linux.victim)).toBe(true);
          }
          held.add(page);
          expect([...linux.frames()].sort((a, b) => a - b)).toEqual(
            [...held].sort((a, b) => a - b),
          );
        }
      }),
      { numRuns: 1000 },
    );
  });

  test('goes on from a clone as it would have', () => {
    fc.assert(
      fc.property(anyFrames, anyKind, anyTrace, anyTrace, (frames, kind, before, after) => {
        const linux = new Linux(frames, pages, kind);
        linux.count(Int32Array.from(before));
        const copy = linux.clone();
        for (const page of after) {
          expect(copy.access(page)).toBe(linux.access(page));
          expect(copy.victim).toBe(linux.victim);
        }
        expect(copy.frames()).toEqual(linux.frames());
        expect(copy.marks()).toEqual(linux.marks());
      }),
      { numRuns: 1000 },
    );
  });

  test('misses on every page of a scan that is longer than memory, first in, first out', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 24 }),
        fc.integer({ min: 1, max: 12 }),
        anyKind,
        (frames, more, kind) => {
          const length = frames + more;
          const linux = new Linux(frames, length, kind);
          for (let step = 0; step < 4 * length; step += 1) {
            expect(linux.access(step % length)).toBe(false);
            const first = step < frames ? -1 : (step - frames) % length;
            expect(linux.victim).toBe(first);
          }
        },
      ),
      { numRuns: 1000 },
    );
  });

  test('a scan once through does not put out what was used twice', () => {
    const linux = new Linux(8, 100);
    for (const page of [0, 1, 2, 0, 1, 2]) linux.access(page);
    expect(linux.active()).toEqual([0, 1, 2]);
    for (let page = 10; page < 100; page += 1) linux.access(page);
    expect(linux.active()).toEqual([0, 1, 2]);
    for (const page of [0, 1, 2]) expect(linux.access(page)).toBe(true);
  });

  test('a page that comes back before the active list would have gone is active at once', () => {
    const linux = new Linux(4, 10);
    for (const page of [0, 1, 0, 1, 2, 3, 4]) linux.access(page);
    expect(linux.active()).toEqual([0, 1]);
    linux.access(2);
    expect(linux.active()).toEqual([0, 1, 2]);
    // Four others are more than the active list holds.
    for (const page of [5, 6, 7, 8, 3]) linux.access(page);
    expect(linux.active()).not.toContain(3);
  });

  test('an anonymous page that is used all the time stays, once a scan has found it so twice', () => {
    const linux = new Linux(4, 100, 'anon');
    const hits: boolean[] = [];
    let active = 0;
    for (let page = 10; page < 40; page += 1) {
      hits.push(linux.access(0));
      linux.access(page);
      if (linux.active().includes(0)) active += 1;
    }
    // All bits were set at the first scan, so that it found no difference.
    expect(hits.indexOf(false, 1)).toBe(4);
    expect(hits.slice(5)).not.toContain(false);
    expect(active).toBeGreaterThan(0);
  });

  test('marks what was used since it was last looked at', () => {
    const linux = new Linux(2, 4, 'anon');
    linux.access(0);
    linux.access(1);
    linux.access(2);
    // The scan for page 2 cleared all bits before it took page 0.
    expect(linux.frames()).toEqual([1, 2]);
    // Neither was used twice, so both stand on the inactive list.
    expect(linux.marks()).toEqual({
      kind: 'visited',
      visited: [true, true],
      active: [false, false],
    });
  });
});
