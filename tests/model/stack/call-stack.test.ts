import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { CallStack } from '../../../src/model/stack/call-stack.ts';
import { frameLayout } from '../../../src/model/stack/layout.ts';
import { overlaps } from '../../../src/model/stack/touched.ts';

const array = (bytes: number) => frameLayout([{ name: 'buf', bytes }]);

test('frames follow one another without a gap, aligned, and a return restores everything', () => {
  fc.assert(
    fc.property(fc.array(fc.oneof(fc.constant(-1), fc.nat(300)), { maxLength: 60 }), (ops) => {
      const stack = new CallStack(4096);
      const before: [number, unknown][] = [];
      for (const bytes of ops) {
        const was: [number, unknown] = [stack.sp, stack.innermost];
        if (bytes < 0) {
          const left = stack.return();
          expect(left).toBe(was[1]);
          if (left) expect([stack.sp, stack.innermost]).toEqual(before.pop());
          continue;
        }
        const layout = array(bytes);
        const fits = stack.callsLeft(layout) > 0;
        const frame = stack.call('f', layout);
        expect(frame !== undefined).toBe(fits);
        if (!frame) {
          expect(stack.used + layout.bytes).toBeGreaterThan(4096);
          expect([stack.sp, stack.innermost]).toEqual(was);
          continue;
        }
        before.push(was);
        expect(frame.sp + layout.bytes).toBe(was[0]);
        expect(frame.fp).toBe(was[0] - 16);
        expect(frame.sp % 16).toBe(0);
        expect(frame.caller).toBe(was[1]);
        expect(stack.depth).toBe(before.length);
        expect(stack.deepest).toBeLessThanOrEqual(frame.sp);
      }
    }),
    { numRuns: 1000 },
  );
});

test('a clone goes on by itself, and like the first', () => {
  const ops = fc.array(fc.oneof(fc.constant(-1), fc.nat(100)), { maxLength: 20 });
  fc.assert(
    fc.property(ops, ops, (first, then) => {
      const stack = new CallStack(2048);
      const apply = (one: CallStack, bytes: number) =>
        bytes < 0 ? one.return() : one.call('f', array(bytes));
      for (const bytes of first) apply(stack, bytes);
      const copy = stack.clone();
      const sp = stack.sp;
      const ends = then.map((bytes) => apply(stack, bytes));
      expect(copy.sp).toBe(sp);
      expect(then.map((bytes) => apply(copy, bytes))).toEqual(ends);
      expect(copy.deepest).toBe(stack.deepest);
    }),
    { numRuns: 1000 },
  );
});

test('so many calls as fit until the stack overflows', () => {
  fc.assert(
    fc.property(
      fc.nat(500),
      fc.integer({ min: 0, max: 20_000 }),
      fc.nat(200),
      (bytes, limit, own) => {
        const stack = new CallStack(limit);
        stack.call('main', array(own));
        const layout = array(bytes);
        const expected = Math.floor((limit - stack.used) / layout.bytes);
        expect(stack.callsLeft(layout)).toBe(expected);
        let calls = 0;
        while (stack.call('f', layout)) calls += 1;
        expect(calls).toBe(expected);
      },
    ),
    { numRuns: 1000 },
  );
});

test('8 MiB hold 131,071 frames of 64 bytes beside a main of 64', () => {
  const stack = new CallStack();
  stack.call('main', array(48));
  expect(stack.callsLeft(array(48))).toBe(131_071);
});

test('a range touches every slot in it once, from the lowest address up', () => {
  fc.assert(
    fc.property(fc.nat(300), fc.integer({ min: 1, max: 300 }), (start, bytes) => {
      const stack = new CallStack(1024);
      for (const size of [10, 40, 33, 0]) stack.call('f', array(size));
      const found = overlaps(stack, stack.sp + start, bytes);
      const plain = Array.from({ length: bytes }, (_, at) =>
        overlaps(stack, stack.sp + start + at, 1),
      );
      const each = plain
        .flat()
        .map(({ frame, slot, offset }) => `${frame.call} ${slot.name} ${offset}`);
      const whole = found.flatMap(({ frame, slot, offset, bytes: length }) =>
        Array.from({ length }, (_, at) => `${frame.call} ${slot.name} ${offset + at}`),
      );
      expect(whole).toEqual(each);
    }),
    { numRuns: 1000 },
  );
});

describe('a byte', () => {
  test('has the frame and the slot that it lies in', () => {
    const stack = new CallStack();
    const main = stack.call('main', array(10))!;
    const f = stack.call('f', array(64))!;
    const at = (address: number) => {
      const [one] = overlaps(stack, address, 1);
      return [one?.frame.name, one?.slot.name];
    };
    expect(at(main.fp + 8)).toEqual(['main', 'return address']);
    expect(at(main.fp)).toEqual(['main', 'saved fp']);
    expect(at(main.fp - 1)).toEqual(['main', 'buf']);
    expect(at(main.fp - 11)).toEqual([undefined, undefined]);
    expect(at(f.fp + 15)).toEqual(['f', 'return address']);
    expect(at(f.sp)).toEqual(['f', 'buf']);
    expect(at(f.sp - 1)).toEqual([undefined, undefined]);
    expect(at(stack.top)).toEqual([undefined, undefined]);
  });

  test('of a frame that is gone belongs to the next call', () => {
    const stack = new CallStack();
    stack.call('main', array(0));
    const f = stack.call('f', array(32))!;
    stack.return();
    expect(stack.isLive(f)).toBe(false);
    const g = stack.call('g', array(32))!;
    expect(overlaps(stack, f.fp - 1, 1)[0]?.frame).toBe(g);
    // The same place, and still another call.
    expect([g.fp, stack.isLive(f), stack.isLive(g)]).toEqual([f.fp, false, true]);
  });
});
