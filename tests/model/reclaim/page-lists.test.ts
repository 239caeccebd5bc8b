import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  allLists,
  FrameLinks,
  inactiveAnon,
  inactiveFile,
  listNames,
  PageLists,
} from '../../../src/model/reclaim/page-lists.ts';

const frames = 12;

const anyOperation = fc.record({
  does: fc.constantFrom(
    'add' as const,
    'addActive' as const,
    'remove' as const,
    'activate' as const,
    'deactivate' as const,
    'rotate' as const,
    'rotateToTail' as const,
  ),
  group: fc.nat(1),
  frame: fc.nat(frames - 1),
  file: fc.boolean(),
});
const anyOperations = fc.array(anyOperation, { maxLength: 60 });
type Operation = typeof anyOperation extends fc.Arbitrary<infer T> ? T : never;

/** The same in plain arrays, newest first. */
class Plain {
  readonly lists: number[][] = [[], [], [], []];
  readonly #file = new Set<number>();

  run({ does, frame, file }: Operation): void {
    const on = this.lists.findIndex((list) => list.includes(frame));
    if (does === 'add' || does === 'addActive') {
      if (file) this.#file.add(frame);
      else this.#file.delete(frame);
      this.#push(frame, does === 'addActive');
      return;
    }
    if (on === -1) return;
    const active = on % 2 === 1;
    if (does === 'activate' && active) return;
    if ((does === 'deactivate' && !active) || (does === 'rotateToTail' && active)) return;
    this.lists[on] = this.lists[on]!.filter((one) => one !== frame);
    if (does === 'activate') this.#push(frame, true);
    if (does === 'deactivate') this.#push(frame, false);
    if (does === 'rotate') this.#push(frame, active);
    if (does === 'rotateToTail') this.lists[on]!.push(frame);
  }

  #push(frame: number, active: boolean): void {
    this.lists[(this.#file.has(frame) ? 2 : 0) + (active ? 1 : 0)]!.unshift(frame);
  }
}

function apply(lists: PageLists, { does, frame, file }: Operation): void {
  if (does === 'add' || does === 'addActive') {
    lists.add(frame, file ? 'file' : 'anon', does === 'addActive');
  } else lists[does](frame);
}

/** A frame is added where it is on no list, and else is handled by the group that holds it. */
function runAll(operations: readonly Operation[], groups: readonly PageLists[]): Plain[] {
  const plain = groups.map(() => new Plain());
  for (const operation of operations) {
    const holder = groups.findIndex((lists) =>
      allLists.some((list) => lists.frames(list).includes(operation.frame)),
    );
    const adds = operation.does === 'add' || operation.does === 'addActive';
    if (adds !== (holder === -1)) continue;
    const at = adds ? operation.group : holder;
    apply(groups[at]!, operation);
    plain[at]!.run(operation);
  }
  return plain;
}

const all = (lists: PageLists): number[][] => allLists.map((list) => lists.frames(list));

describe('the four lists', () => {
  test('do what plain arrays do, in two groups that share the frames', () => {
    fc.assert(
      fc.property(anyOperations, (operations) => {
        const links = new FrameLinks(frames);
        const groups = [new PageLists(links), new PageLists(links)];
        const plain = runAll(operations, groups);
        expect(groups.map(all)).toEqual(plain.map(({ lists }) => lists));
        groups.forEach((lists) => {
          for (const list of allLists) {
            const found = lists.frames(list);
            expect(lists.length(list)).toBe(found.length);
            expect(lists.oldest(list)).toBe(found.at(-1) ?? -1);
            for (const frame of found) expect(links.list[frame]).toBe(list);
          }
        });
        const held = groups.flatMap(all).flat();
        expect(new Set(held).size).toBe(held.length);
        expect(groups.reduce((sum, { size }) => sum + size, 0)).toBe(held.length);
      }),
      { numRuns: 1000 },
    );
  });

  test('go on from a clone as they would have', () => {
    fc.assert(
      fc.property(anyOperations, anyOperations, (before, after) => {
        const links = new FrameLinks(frames);
        const lists = new PageLists(links);
        const one = (operations: readonly Operation[]) =>
          operations.map((operation) => ({ ...operation, group: 0 }));
        runAll(one(before), [lists]);
        const then = all(lists);
        const copy = lists.clone(links.clone());
        runAll(one(after), [lists]);
        expect(all(copy)).toEqual(then);
        runAll(one(after), [copy]);
        expect(all(copy)).toEqual(all(lists));
        expect(copy.links.flags).toEqual(links.flags);
      }),
      { numRuns: 1000 },
    );
  });

  test('start every page on an inactive list, anonymous ones too', () => {
    const lists = new PageLists(new FrameLinks(4));
    lists.add(0, 'anon');
    lists.add(1, 'file');
    lists.add(2, 'anon');
    expect(lists.frames(inactiveAnon)).toEqual([2, 0]);
    expect(lists.frames(inactiveFile)).toEqual([1]);
    expect(listNames[inactiveFile]).toBe('inactive file');
  });

  test('forget what a frame held before', () => {
    const lists = new PageLists(new FrameLinks(1));
    lists.add(0, 'file');
    lists.links.setReferenced(0, true);
    lists.links.setWorkingset(0);
    lists.remove(0);
    lists.add(0, 'anon');
    expect(lists.links.isFile(0)).toBe(false);
    expect(lists.links.isReferenced(0)).toBe(false);
    expect(lists.links.isWorkingset(0)).toBe(false);
  });

  test('refuse a frame that is on a list, of whichever group', () => {
    const links = new FrameLinks(2);
    new PageLists(links).add(1, 'anon');
    expect(() => new PageLists(links).add(1, 'file')).toThrow('frame 1 is on a list');
  });

  test('halve both costs when they pass a quarter of the pages', () => {
    const lists = new PageLists(new FrameLinks(40));
    for (let frame = 0; frame < 40; frame += 1) lists.add(frame, 'anon');
    lists.noteCost('anon', 7);
    lists.noteCost('file', 3);
    expect([lists.anonCost, lists.fileCost]).toEqual([7, 3]);
    lists.noteCost('file', 2);
    expect([lists.anonCost, lists.fileCost]).toEqual([3, 2]);
  });
});
