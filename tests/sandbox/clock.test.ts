import { expect, it } from 'vitest';
import { VirtualClock } from '../../src/sandbox/clock.ts';

it('the clock starts at a fixed moment and moves only forward, when told to', () => {
  const clock = new VirtualClock();
  expect(new Date(clock.now).toISOString()).toBe('2026-01-01T00:00:00.000Z');
  clock.moveTo(VirtualClock.start + 5);
  expect(clock.now).toBe(VirtualClock.start + 5);
  clock.moveTo(VirtualClock.start + 3);
  expect(clock.now).toBe(VirtualClock.start + 5);
});
