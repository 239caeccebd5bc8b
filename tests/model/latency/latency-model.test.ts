import { describe, expect, it } from 'vitest';
import { formatDuration } from '../../../src/model/latency/duration.ts';
import { humanTime } from '../../../src/model/latency/human-time.ts';
import { latencyModel } from '../../../src/model/latency/latency-model.ts';
import { rungOf, rungs } from '../../../src/model/latency/rungs.ts';
import type { LatencyEvent, LatencyState } from '../../../src/model/latency/state.ts';
import { run } from '../../../src/model/model.ts';
import { printError } from '../../../src/model/script/error.ts';
import { parseScript } from '../../../src/model/script/script.ts';
import type { Trace } from '../../../src/model/trace.ts';
import { costs } from '../../../src/model/vm/costs.ts';

function traceOf(script: string): Trace<LatencyState, LatencyEvent> {
  const parsed = parseScript([latencyModel], script);
  if (!parsed.ok) throw new Error(printError(parsed.error));
  return run(parsed.model, parsed.statements, parsed.chosen) as Trace<LatencyState, LatencyEvent>;
}
const end = (script: string): LatencyState => {
  const trace = traceOf(script);
  return trace.frame(trace.last).state;
};

describe('the ladder', () => {
  it('goes from the fastest rung to the slowest, each within what its sources say', () => {
    for (const [place, { each, range, sources, how }] of rungs.entries()) {
      expect(each).toBeGreaterThanOrEqual(range[0]);
      expect(each).toBeLessThanOrEqual(range[1]);
      expect(each).toBeGreaterThan(rungs[place - 1]?.each ?? 0);
      expect(how).toMatch(/\.$/);
      expect(sources.length).toBeGreaterThan(0);
      for (const { href, says } of sources) {
        expect(href).toMatch(/^https?:\/\/\S+$/);
        expect(says).toMatch(/\d|zram/);
      }
    }
  });

  it('calls a number about where no source states it', () => {
    expect(rungs.filter(({ about }) => about).map(({ id }) => id)).toEqual(['minor', 'zram']);
  });

  it('agrees with the simulated time of the machine', () => {
    const each = Object.fromEntries(rungs.map((rung) => [rung.id, rung.each]));
    expect(each).toMatchObject({
      ram: costs.access,
      minor: costs.minorFault,
      nvme: costs.readPage,
    });
  });
});

describe('a script', () => {
  it('adds up what each statement waits for', () => {
    const state = end('model latency\naccess l1 times 3; read disk');
    expect(state.total).toBe(12_000_003);
    expect(state.uses.find(({ rung }) => rung === 'l1')).toEqual({
      ...{ rung: 'l1', times: 3, each: 1, total: 3 },
    });
  });

  it('has a major fault wait for the trap and for the read', () => {
    const { events, state } = traceOf('model latency\nfault nvme times 2').frame(1);
    expect(events).toEqual([
      {
        ...{ kind: 'waited', what: 'fault', rungs: ['minor', 'nvme'] },
        ...{ times: 2, each: 100_500, total: 201_000 },
      },
    ]);
    expect(state.uses.filter(({ times }) => times > 0).map(({ total }) => total)).toEqual([
      1_000, 200_000,
    ]);
  });

  it('has an effective access time: p faults, 1 − p accesses', () => {
    const { effective, references, faults } = end(
      'model latency\naccess ram times 999; fault nvme',
    );
    expect([references, faults]).toEqual([1_000, 1]);
    expect(effective).toBeCloseTo(0.999 * 100 + 0.001 * 100_500, 9);
  });

  it('counts no read as a reference, and has no mean before the first', () => {
    expect(end('model latency\nread nvme')).toMatchObject({ references: 0, effective: 0 });
    expect(end('model latency\naccess ram; read disk')).toMatchObject({ effective: 100 });
  });

  it('bounds its counts', () => {
    const parsed = parseScript([latencyModel], 'model latency\naccess ram times 10000000000');
    expect(parsed.ok ? '' : parsed.error.expected).toBe(
      'how many times, a whole number from 1 to 1000000000',
    );
  });
});

it.each([
  [0.5, '0.5 ns'],
  [100.1, '100.1 ns'],
  [999.99, '1 µs'],
  [13_000_499, '13 ms'],
  [90e9, '1.5 min'],
  [120_000e9, '1.389 days'],
  [86_400e9, '1 day'],
  [1e9, '1 s'],
  [1e6, '1 ms'],
  [1e18, '31.69 years'],
])('writes %d ns as %s', (nanoseconds, text) => {
  expect(formatDuration(nanoseconds)).toBe(text);
});

it.each([
  ['l1', '10 ms'],
  ['ram', '1 s'],
  ['nvme', '17 min'],
  ['disk', '1.4 days'],
] as const)('is %s in human time: %s', (id, text) => {
  expect(humanTime(rungOf(id).each)).toBe(text);
});
