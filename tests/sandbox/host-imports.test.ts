import { describe, expect, it } from 'vitest';
import { VirtualClock } from '../../src/sandbox/clock.ts';
import { isolateFromHost } from '../../src/sandbox/host-imports.ts';
import { LAYOUT } from '../../src/sandbox/layout.ts';

function isolated() {
  const memory = new WebAssembly.Memory({ initial: 1 });
  const clock = new VirtualClock();
  const imports: { a: Record<string, (...args: never[]) => unknown> } = { a: {} };
  isolateFromHost(imports as never, memory, clock);
  const call = (name: keyof typeof LAYOUT.imports, ...args: unknown[]) =>
    imports.a[LAYOUT.imports[name]]!(...(args as never[]));
  return { call, clock, words: new Int32Array(memory.buffer) };
}

describe('what the host would tell QuickJS', () => {
  it('is the virtual clock instead of its own', () => {
    const { call, clock } = isolated();
    clock.moveTo(VirtualClock.start + 1234);
    expect(call('now')).toBe(VirtualClock.start + 1234);
  });

  it('is an empty environment, and no zone', () => {
    const { call, words } = isolated();
    words.fill(7);
    expect(call('environmentSizes', 16, 20)).toBe(0);
    expect([words[3], words[4], words[5], words[6]]).toEqual([7, 0, 0, 7]);
    expect(call('environment', 16, 20)).toBe(0);
    call('setZone', 16, 20, 24, 28);
    expect([words[4], words[7]]).toEqual([0, 7]);
  });

  it.each([
    ['2024-12-31T23:59:58Z', [58, 59, 23, 31, 11, 124, 2, 365, 0, 0]],
    ['1969-07-20T20:17:40Z', [40, 17, 20, 20, 6, 69, 0, 200, 0, 0]],
    ['2026-01-01T00:00:00Z', [0, 0, 0, 1, 0, 126, 4, 0, 0, 0]],
  ])('is %s as a struct tm in UTC', (date, tm) => {
    const { call, words } = isolated();
    call('localTime', BigInt(Date.parse(date) / 1000), 64);
    expect([...words.slice(16, 26)]).toEqual(tm);
  });
});
