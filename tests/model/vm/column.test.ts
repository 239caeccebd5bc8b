import fc from 'fast-check';
import { expect, test } from 'vitest';
import { Column } from '../../../src/model/vm/column.ts';
import { Frames, use } from '../../../src/model/vm/frames.ts';
import { ReverseMap } from '../../../src/model/vm/reverse-map.ts';

const anyWrites = fc.array(fc.tuple(fc.nat(3000), fc.integer({ min: -9, max: 9 })));

test('a column holds what was set, and a clone what was set before it', () => {
  fc.assert(
    fc.property(anyWrites, anyWrites, anyWrites, fc.boolean(), (before, mine, its, wide) => {
      const column = new Column(wide);
      const expected = new Map<number, number>();
      for (const [index, value] of before) expected.set(index, value) && column.set(index, value);
      const clone = column.clone();
      const kept = new Map(expected);
      for (const [index, value] of mine) expected.set(index, value) && column.set(index, value);
      for (const [index, value] of its) kept.set(index, value) && clone.set(index, value);
      for (const [index] of [...before, ...mine, ...its]) {
        expect(column.get(index)).toBe(expected.get(index) ?? 0);
        expect(clone.get(index)).toBe(kept.get(index) ?? 0);
      }
      const used = [...kept].flatMap(([index, value]) => (value === 0 ? [] : [index]));
      expect([...clone.used()]).toEqual(used.sort((one, other) => one - other));
    }),
    { numRuns: 1000 },
  );
});

test('a wide column holds numbers beyond 32 bits', () => {
  const column = new Column(true);
  column.set(5, 2 ** 44);
  expect(column.clone().get(5)).toBe(2 ** 44);
});

test('frames are given out in order, those that came back first and the last of them before', () => {
  const frames = new Frames(6);
  expect([1, 2, 3].map(() => frames.take(use.anon))).toEqual([1, 2, 3]);
  frames.giveBack(1);
  frames.giveBack(3);
  expect([1, 2, 3, 4].map(() => frames.take(use.anon))).toEqual([3, 1, 4, 5]);
  expect(frames.take(use.anon)).toBe(-1);
  frames.giveBack(4);
  expect(() => frames.giveBack(4)).toThrow('frame 4 is free already');
});

test('the entries of a frame are those that were added and not removed, newest first', () => {
  const anyOps = fc.array(fc.tuple(fc.nat(3), fc.integer({ min: 1, max: 20 }), fc.boolean()));
  fc.assert(
    fc.property(anyOps, (ops) => {
      const map = new ReverseMap();
      const expected: number[][] = [[], [], [], []];
      for (const [frame, entry, add] of ops) {
        const list = expected[frame]!;
        if (list.includes(entry)) {
          map.remove(frame, entry);
          list.splice(list.indexOf(entry), 1);
        } else if (add) {
          map.add(frame, entry);
          list.unshift(entry);
        } else expect(() => map.remove(frame, entry)).toThrow('does not map frame');
      }
      const clone = map.clone();
      expected.forEach((list, frame) => {
        expect(clone.entries(frame)).toEqual(list);
        expect(clone.count(frame)).toBe(list.length);
        expect(clone.first(frame)).toBe(list[0] ?? 0);
      });
    }),
    { numRuns: 1000 },
  );
});
