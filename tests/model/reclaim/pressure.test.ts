import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { Pressure } from '../../../src/model/reclaim/pressure.ts';

const second = 1e9;

const anySpans = fc.array(
  fc.record({
    pause: fc.nat(3 * second),
    span: fc.nat(5 * second),
    tasks: fc.nat(3),
    others: fc.nat(2),
  }),
  { maxLength: 20 },
);
type Spans = typeof anySpans extends fc.Arbitrary<infer T> ? T : never;

function run(pressure: Pressure, spans: Spans): void {
  for (const { pause, span, tasks, others } of spans) {
    const start = pressure.now + pause;
    pressure.stall(start, start + span, tasks, tasks + others);
  }
}

describe('pressure stall information', () => {
  test('stays between 0 and 100, with full never above some', () => {
    fc.assert(
      fc.property(anySpans, (spans) => {
        const pressure = new Pressure();
        run(pressure, spans);
        const { some, full } = pressure;
        for (const key of ['avg10', 'avg60', 'avg300'] as const) {
          expect(full[key]).toBeGreaterThanOrEqual(0);
          expect(some[key]).toBeGreaterThanOrEqual(full[key]);
          expect(some[key]).toBeLessThanOrEqual(100);
        }
        const total = (of: (one: Spans[number]) => boolean) =>
          spans.reduce((sum, one) => sum + (of(one) ? one.span : 0), 0);
        expect(some.total).toBe(Math.floor(total(({ tasks }) => tasks > 0) / 1000));
        const whole = total(({ tasks, others }) => tasks > 0 && others === 0);
        expect(full.total).toBe(Math.floor(whole / 1000));
      }),
      { numRuns: 1000 },
    );
  });

  test('converges to a constant share, from below and from above', () => {
    fc.assert(
      fc.property(fc.nat(100), fc.nat(100), (before, share) => {
        const pressure = new Pressure();
        const hold = (percent: number, periods: number) => {
          for (let left = periods; left > 0; left -= 1) {
            const { now } = pressure;
            pressure.stall(now, now + (2 * second * percent) / 100, 1, 1);
            pressure.advance(now + 2 * second);
          }
        };
        hold(before, 50);
        hold(share, 2000);
        expect(pressure.some).toMatchObject({ avg10: share, avg60: share, avg300: share });
      }),
      { numRuns: 1000 },
    );
  });

  test('goes on from a clone as it would have', () => {
    fc.assert(
      fc.property(anySpans, anySpans, (before, after) => {
        const pressure = new Pressure();
        run(pressure, before);
        const copy = pressure.clone();
        const then = pressure.print();
        run(pressure, after);
        expect(copy.print()).toBe(then);
        run(copy, after);
        expect(copy.print()).toBe(pressure.print());
      }),
      { numRuns: 1000 },
    );
  });

  test('prints what /proc/pressure/memory prints', () => {
    const pressure = new Pressure();
    expect(pressure.print()).toBe(
      'some avg10=0.00 avg60=0.00 avg300=0.00 total=0\n' +
        'full avg10=0.00 avg60=0.00 avg300=0.00 total=0\n',
    );
    // One period of waiting: (2048 - 1677) / 2048 of 100 %, and so on, cut off after two digits.
    pressure.stall(0, 2 * second, 2, 3);
    expect(pressure.print()).toBe(
      'some avg10=18.11 avg60=3.27 avg300=0.68 total=2000000\n' +
        'full avg10=0.00 avg60=0.00 avg300=0.00 total=0\n',
    );
  });

  test('takes its averages at the end of a period, the total at once', () => {
    const pressure = new Pressure();
    pressure.stall(0, second, 1, 1);
    expect(pressure.full).toEqual({ avg10: 0, avg60: 0, avg300: 0, total: 1_000_000 });
    pressure.advance(2 * second);
    // 50 % of 2048 × 371 / 2048.
    expect(pressure.full.avg10).toBe(9.05);
  });

  test('decays when nobody waits any more', () => {
    const pressure = new Pressure();
    pressure.stall(0, 60 * second, 1, 1);
    const { avg10 } = pressure.some;
    pressure.advance(70 * second);
    // e^-1 of it after its ten seconds.
    expect(pressure.some.avg10 / avg10).toBeCloseTo(Math.exp(-1), 2);
  });

  test('refuses a span before one that is accounted', () => {
    const pressure = new Pressure();
    pressure.stall(5, 9, 1, 1);
    expect(() => pressure.stall(8, 12, 1, 1)).toThrow('stall 8…12 ns after 9 ns');
  });
});
