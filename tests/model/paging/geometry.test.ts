import fc from 'fast-check';
import { expect, test } from 'vitest';
import { x86, x8664, x8664FiveLevels } from '../../../src/model/paging/x86-64.ts';

const indices = (parts: ReturnType<typeof x8664.split>) =>
  Object.fromEntries(parts.indices.map(({ name, index }) => [name, index]));

test("the course's address in the parts that x86-64 sees", () => {
  const four = x8664.split(0x7ffeefbff5a0n);
  expect(indices(four)).toEqual({ PML4: 255, PDPT: 507, PD: 381, PT: 511 });
  expect(four).toMatchObject({ offset: 0x5a0, canonical: true });
  const five = x8664FiveLevels.split(0x7ffeefbff5a0n);
  expect(indices(five)).toEqual({ PML5: 0, PML4: 255, PDPT: 507, PD: 381, PT: 511 });
});

test('an address as a number and as a bigint has the same parts', () => {
  expect(x8664.split(0x7ffeefbff5a0)).toEqual(x8664.split(0x7ffeefbff5a0n));
});

test('canonical is what repeats the top bit', () => {
  const edges = [
    [0x7fff_ffff_ffffn, true],
    [0x8000_0000_0000n, false],
    [0xffff_7fff_ffff_ffffn, false],
    [0xffff_8000_0000_0000n, true],
    [0xffff_ffff_ffff_ffffn, true],
    [-1n, true],
  ] as const;
  for (const [address, canonical] of edges) expect(x8664.isCanonical(address)).toBe(canonical);
  expect(x8664FiveLevels.isCanonical(0x8000_0000_0000n)).toBe(true);
  expect(x8664FiveLevels.isCanonical(0x100_0000_0000_0000n)).toBe(false);
  expect(x86.isCanonical(0xffff_ffffn)).toBe(true);
  expect(x86.isCanonical(0x1_0000_0000n)).toBe(false);
});

test('the parts put together again are the low bits of the address', () => {
  fc.assert(
    fc.property(
      fc.bigInt({ min: 0n, max: 2n ** 64n - 1n }),
      fc.constantFrom(x86, x8664, x8664FiveLevels),
      (address, geometry) => {
        const { indices: all, offset, canonical } = geometry.split(address);
        const top = all.reduce((sum, { bits, index }) => (sum << BigInt(bits)) + BigInt(index), 0n);
        const low = (top << BigInt(geometry.spec.offsetBits)) + BigInt(offset);
        expect(low).toBe(BigInt.asUintN(geometry.addressBits, address));
        const wide = geometry.spec.signExtended
          ? BigInt.asUintN(64, BigInt.asIntN(geometry.addressBits, low))
          : low;
        expect(canonical).toBe(wide === address);
        expect(geometry.addressOf(geometry.pageOf(address)) + BigInt(offset)).toBe(address);
      },
    ),
    { numRuns: 2000 },
  );
});
