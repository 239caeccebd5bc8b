import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { frameLayout, type LocalSpec } from '../../../src/model/stack/layout.ts';

interface GccFrame {
  readonly locals: readonly (readonly ['scalar' | 'array', number])[];
  readonly parameters: readonly (4 | 8)[];
  /** Of every local, then of every parameter, from the frame pointer down. */
  readonly below: readonly number[];
  readonly localBytes: number;
}

const file = join(import.meta.dirname, 'gcc-frames.json');
const gcc = JSON.parse(readFileSync(file, 'utf8')) as { readonly cases: readonly GccFrame[] };

test(`frames are those of gcc 12.2 in ${gcc.cases.length} functions`, () => {
  for (const { locals, parameters, below, localBytes } of gcc.cases) {
    const layout = frameLayout(
      locals.map(([kind, bytes], at) => ({ name: `v${at}`, bytes, scalar: kind === 'scalar' })),
      parameters.map((bytes, at) => ({ name: `p${at}`, bytes })),
    );
    const names = [...locals.map((_, at) => `v${at}`), ...parameters.map((_, at) => `p${at}`)];
    const found = names.map((name) => layout.slots.find((slot) => slot.name === name)!.below);
    expect(found).toEqual(below);
    expect(layout.localBytes).toBe(localBytes);
    expect(layout.bytes).toBe(localBytes + 16);
  }
});

describe('a function with two numbers, an array and a parameter', () => {
  // Printed by a program of gcc 12.2 -O0 for each size: buf, &n and what is taken from the stack.
  const measured = [
    [0, 16, 20, 32],
    [1, 17, 36, 48],
    [15, 31, 36, 48],
    [16, 32, 36, 48],
    [17, 48, 52, 64],
    [48, 64, 68, 80],
    [4096, 4112, 4116, 4128],
    [5000, 5024, 5028, 5040],
  ] as const;

  test.each(measured)('of %i bytes', (bytes, buf, n, localBytes) => {
    const layout = frameLayout(
      [
        { name: 'first', bytes: 8, scalar: true },
        { name: 'second', bytes: 8, scalar: true },
        { name: 'buf', bytes },
      ],
      [{ name: 'n', bytes: 4 }],
    );
    const below = (name: string) => layout.slots.find((slot) => slot.name === name)?.below;
    expect([below('buf'), below('n'), layout.localBytes]).toEqual([buf, n, localBytes]);
  });
});

const anyLocal: fc.Arbitrary<LocalSpec> = fc
  .oneof(
    fc.record({ bytes: fc.constantFrom(1, 2, 4, 8), scalar: fc.constant(true) }),
    fc.record({ bytes: fc.nat(100) }),
  )
  .map((one) => ({ name: 'v', ...one }));

test('slots never overlap, are aligned, and lie inside a frame of whole 16 bytes', () => {
  fc.assert(
    fc.property(
      fc.array(anyLocal, { maxLength: 8 }),
      fc.array(fc.constantFrom(4 as const, 8 as const), { maxLength: 6 }),
      (locals, parameters) => {
        const layout = frameLayout(
          locals,
          parameters.map((bytes, at) => ({ name: `p${at}`, bytes })),
        );
        expect(layout.localBytes % 16).toBe(0);
        expect(layout.slots).toHaveLength(2 + locals.length + parameters.length);
        let end = 16;
        for (const { below, bytes, kind } of layout.slots) {
          // From the top down: each slot ends where the one above begins, or lower.
          expect(-below + bytes).toBeLessThanOrEqual(end);
          end = -below;
          expect(below).toBeLessThanOrEqual(layout.localBytes);
          if (kind === 'parameter') expect(below % bytes).toBe(0);
          if (kind === 'local' && bytes >= 16) expect(below % 16).toBe(0);
        }
      },
    ),
    { numRuns: 2000 },
  );
});
