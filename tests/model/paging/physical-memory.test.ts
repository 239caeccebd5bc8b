import fc from 'fast-check';
import { expect, test } from 'vitest';
import { PhysicalMemory } from '../../../src/model/paging/physical-memory.ts';

const pageSize = 16;
const frames = 130;
const bytes = pageSize * frames;

type Op =
  | { readonly kind: 'store'; address: number; size: 1 | 2 | 4; value: number }
  | { readonly kind: 'word'; address: number; value: number }
  | { readonly kind: 'clear'; frame: number }
  | { readonly kind: 'clone' };

const frame = fc.constantFrom(0, 1, 63, 64, 65, 129);
const address = fc.tuple(frame, fc.nat(pageSize - 5)).map(([at, offset]) => at * pageSize + offset);
const op: fc.Arbitrary<Op> = fc.oneof(
  fc.record({
    kind: fc.constant('store' as const),
    address,
    size: fc.constantFrom(1, 2, 4),
    value: fc.integer({ min: 0, max: 2 ** 32 - 1 }),
  }) as fc.Arbitrary<Op>,
  fc.record({
    kind: fc.constant('word' as const),
    address: address.map((at) => at - (at % 4)),
    value: fc.integer(),
  }),
  fc.record({ kind: fc.constant('clear' as const), frame }),
  fc.record({ kind: fc.constant('clone' as const) }),
);

/** What a memory has to be: every byte for itself. */
function applied(plain: Uint8Array, one: Op): void {
  if (one.kind === 'store') {
    for (let at = 0; at < one.size; at += 1) {
      plain[one.address + at] = Math.floor(one.value / 256 ** at) % 256;
    }
  } else if (one.kind === 'word') {
    new DataView(plain.buffer).setInt32(one.address, one.value, true);
  } else if (one.kind === 'clear') {
    plain.fill(0, one.frame * pageSize, (one.frame + 1) * pageSize);
  }
}

function apply(memory: PhysicalMemory, one: Op): void {
  if (one.kind === 'store') memory.store(one.address, one.size, one.value);
  if (one.kind === 'word') memory.store32(one.address, one.value);
  if (one.kind === 'clear') memory.clearFrame(one.frame);
}

function expectSame(memory: PhysicalMemory, plain: Uint8Array): void {
  const view = new DataView(plain.buffer);
  for (const at of [0, 1, 63, 64, 65, 129]) {
    for (let offset = 0; offset < pageSize; offset += 4) {
      const place = at * pageSize + offset;
      expect(memory.load32(place)).toBe(view.getInt32(place, true));
      expect(memory.load(place, 4)).toBe(view.getUint32(place, true));
      expect(memory.load(place + 1, 2)).toBe(view.getUint16(place + 1, true));
      expect(memory.loadByte(place + 3)).toBe(plain[place + 3]);
    }
    const part = plain.subarray(at * pageSize, (at + 1) * pageSize);
    expect(memory.isZero(at)).toBe(part.every((byte) => byte === 0));
  }
}

test('memories and their clones are plain bytes that nobody else can change', () => {
  fc.assert(
    fc.property(fc.array(fc.tuple(fc.nat(5), op), { maxLength: 40 }), (ops) => {
      const all = [{ memory: new PhysicalMemory(pageSize, frames), plain: new Uint8Array(bytes) }];
      for (const [which, one] of ops) {
        const { memory, plain } = all[which % all.length]!;
        if (one.kind === 'clone') all.push({ memory: memory.clone(), plain: plain.slice() });
        apply(memory, one);
        applied(plain, one);
      }
      for (const { memory, plain } of all) expectSame(memory, plain);
    }),
    { numRuns: 1000 },
  );
});

test('only frames that were written take space', () => {
  const memory = new PhysicalMemory(4096);
  memory.store32(4096 * 2 ** 30, 1);
  expect(memory.load32(4096 * 7)).toBe(0);
  memory.loadByte(5 * 4096);
  expect([5, 7, 2 ** 30].map((frame) => memory.holds(frame))).toEqual([false, false, true]);
  memory.clearFrame(2 ** 30);
  expect(memory.holds(2 ** 30)).toBe(false);
});

test('a frame that the machine does not have reads as zeros and cannot be written', () => {
  const memory = new PhysicalMemory(4096, 2);
  expect(memory.loadByte(8192)).toBe(0);
  expect(() => memory.storeByte(8192, 1)).toThrow('frame 2 is not one of the 2 of this memory');
});
