import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { effectiveLimit, exitStatusOfSignal, sigkill } from '../../../src/model/oom/group-limit.ts';
import { commitLimit, mayMap, type Request, reserves } from '../../../src/model/oom/overcommit.ts';

const request = (rest: Partial<Request>): Request => ({
  mode: 2,
  pages: 0,
  committed: 0,
  limit: 1000,
  ramPages: 1000,
  swapPages: 500,
  adminReserve: 100,
  userReserve: 50,
  totalVm: 0,
  root: true,
  ...rest,
});
const ok = (rest: Partial<Request>) => mayMap(request(rest)).ok;

describe('CommitLimit', () => {
  test('a share of RAM without huge pages, rounded down, and all of swap', () => {
    expect(commitLimit({ ramPages: 55653, swapPages: 40959, ratio: 50 })).toBe(27826 + 40959);
    const huge = { ramPages: 55653, hugetlbPages: 653, swapPages: 0, ratio: 50 };
    expect(commitLimit(huge)).toBe(27500);
  });

  test('vm.overcommit_kbytes takes the place of the ratio', () => {
    const parts = { ramPages: 1000, swapPages: 10, ratio: 50 };
    expect(commitLimit({ ...parts, kbytes: 4003 })).toBe(1010);
    expect(commitLimit({ ...parts, kbytes: 0 })).toBe(510);
  });
});

describe('mmap', () => {
  test('mode 0 refuses only more than all RAM and swap', () => {
    expect(ok({ mode: 0, pages: 1500, committed: 9999 })).toBe(true);
    expect(ok({ mode: 0, pages: 1501 })).toBe(false);
  });

  test('mode 1 refuses nothing', () => {
    expect(mayMap(request({ mode: 1, pages: 1e9 }))).toMatchObject({ ok: true, allowed: Infinity });
  });

  test('mode 2 wants all promises to stay below the limit', () => {
    expect(ok({ pages: 599, committed: 400 })).toBe(true);
    expect(ok({ pages: 600, committed: 400 })).toBe(false);
  });

  test('keeps something back for the administrator and for the user', () => {
    expect(mayMap(request({ root: false })).allowed).toBe(900);
    expect(mayMap(request({ totalVm: 63 })).allowed).toBe(999);
    expect(mayMap(request({ totalVm: 64 })).allowed).toBe(998);
    expect(mayMap(request({ totalVm: 1_000_000 })).allowed).toBe(950);
  });

  test('asking for more never turns a no into a yes', () => {
    const anyRequest = fc.record({
      mode: fc.constantFrom(0 as const, 1 as const, 2 as const),
      pages: fc.nat(3000),
      committed: fc.nat(2000),
      limit: fc.nat(3000),
      ramPages: fc.nat(2000),
      swapPages: fc.nat(1000),
      adminReserve: fc.nat(200),
      userReserve: fc.nat(200),
      totalVm: fc.nat(10_000),
      root: fc.boolean(),
    });
    fc.assert(
      fc.property(anyRequest, fc.nat(2000), (one, more) => {
        const bigger = mayMap({ ...one, pages: one.pages + more });
        if (bigger.ok) expect(mayMap(one).ok).toBe(true);
        if (mayMap({ ...one, root: false }).ok)
          expect(mayMap({ ...one, root: true }).ok).toBe(true);
      }),
      { numRuns: 1000 },
    );
  });

  test('the reserves of a small machine are 1/32 of what is free', () => {
    // 205,408 kB free: the 6,419 kB of the machine in linux61-overcommit.
    expect(reserves(51352)).toEqual({ adminReserve: 1604, userReserve: 1604 });
    expect(reserves(2 ** 22)).toEqual({ adminReserve: 2048, userReserve: 32768 });
  });
});

describe('cgroups', () => {
  test('the least limit on the way up holds, the nearest of equals', () => {
    const limits = new Map([
      ['/', 900],
      ['/a', 100],
      ['/a/b', 200],
      ['/a/b/c', 100],
    ]);
    expect(effectiveLimit('/a/b', limits)).toEqual({ limit: 100, by: '/a' });
    expect(effectiveLimit('/a/b/c', limits)).toEqual({ limit: 100, by: '/a/b/c' });
    expect(effectiveLimit('/ab', limits)).toEqual({ limit: 900, by: '/' });
    expect(effectiveLimit('/x', new Map())).toEqual({ limit: Infinity });
  });

  test('a container that was killed ends with 137', () => {
    expect(exitStatusOfSignal(sigkill)).toBe(137);
  });
});
