import { describe, expect, it, test } from 'vitest';
import { Cliff } from '../../../src/model/cliff/cliff.ts';
import { CliffEngine } from '../../../src/model/cliff/cliff-engine.ts';
import { cliffModel } from '../../../src/model/cliff/cliff-model.ts';
import { type CliffSettings, cliffSettings } from '../../../src/model/cliff/settings.ts';
import type { CliffState, Interval } from '../../../src/model/cliff/state.ts';
import type { CliffStatement } from '../../../src/model/cliff/statements.ts';
import { run } from '../../../src/model/model.ts';
import { printMistake } from '../../../src/model/script/mistake.ts';
import { parseScript } from '../../../src/model/script/script.ts';
import { withDefaults } from '../../../src/model/script/settings.ts';
import { Kernel } from '../../../src/model/vm/kernel.ts';

const settings = (chosen: Partial<CliffSettings> = {}): CliffSettings =>
  withDefaults(cliffSettings, chosen);

function traced(text: string) {
  const script = parseScript([cliffModel], text);
  if (!script.ok) throw new Error(printMistake(script.error));
  return run(cliffModel, script.statements as never, script.chosen);
}

function ended(text: string): CliffState {
  const trace = traced(text);
  return trace.frame(trace.last).state;
}

const mean = (intervals: readonly Interval[], of: (one: Interval) => number): number =>
  intervals.reduce((sum, one) => sum + of(one), 0) / intervals.length;
const throughput = (state: CliffState, last = 3): number =>
  mean(state.intervals.slice(-last), ({ references }) => references);

describe('what fits', () => {
  test.each(['random', 'loop'])('has no major fault, in any order: %s', (pattern) => {
    for (const seed of [1, 2, 3]) {
      const { intervals } = ended(`model cliff pattern=${pattern} seed=${seed}\nrun 6`);
      expect(mean(intervals, ({ majorFaults }) => majorFaults)).toBe(0);
      expect(intervals.at(-1)).toMatchObject({ references: 1000, some: 0, full: 0 });
      expect(intervals.at(-1)!.vmstat).toMatchObject({ r: 3, b: 0, si: 0, so: 0, us: 100, wa: 0 });
    }
  });
});

describe('the cliff', () => {
  test.each(['random', 'loop'])(
    'comes where the working sets are larger than RAM: %s',
    (pattern) => {
      for (const seed of [1, 2, 3]) {
        const opening = `model cliff pattern=${pattern} seed=${seed}`;
        const [fits, over, far] = ['256KB', '360KB', '1MB'].map((set) =>
          throughput(ended(`${opening} set=${set}\nrun 12`)),
        ) as [number, number, number];
        expect(fits).toBe(1000);
        expect(over).toBeLessThan(0.75 * fits);
        expect(far).toBeLessThan(over);
      }
    },
  );

  test('shows in every instrument', () => {
    const { intervals } = ended('model cliff set=512KB\nrun 12');
    const last = intervals.at(-1)!;
    expect(last.vmstat.si).toBeGreaterThan(100);
    expect(last.vmstat.so).toBeGreaterThan(100);
    expect(last.vmstat.wa).toBeGreaterThan(50);
    expect(last.vmstat.us).toBeLessThan(50);
    expect(last.some).toBeGreaterThan(last.full);
    expect(last.full).toBeGreaterThan(0);
    // A disk that seeks for each page brings a hundred requests a second.
    expect(last.majorFaults).toBeGreaterThan(60);
    expect(last.majorFaults).toBeLessThan(110);
  });

  test('is lower on a faster disk', () => {
    const slow = throughput(ended('model cliff set=512KB\nrun 8'));
    const fast = throughput(ended('model cliff set=512KB disk=ssd\nrun 8'));
    expect(fast).toBeGreaterThan(2 * slow);
    expect(fast).toBeLessThan(1000);
  });
});

test('one program more helps while the CPU has time and memory, and then it hurts', () => {
  const curve = Array.from({ length: 8 }, (_, index) =>
    throughput(ended(`model cliff programs=${index + 1} set=160KB think=4\nrun 8`)),
  );
  expect(curve.slice(0, 5)).toEqual([200, 400, 600, 800, 1000]);
  expect(curve[5]!).toBeLessThan(800);
  expect(curve[7]!).toBeLessThan(curve[5]!);
});

test('a scan reads four times all of RAM, and takes no page of those that are used', () => {
  const state = ended('model cliff programs=2 set=320KB\nrun 4; scan 4MB; run 5');
  expect(state.programs.map(({ name }) => name)).toEqual(['A', 'B', 'scan']);
  for (const { vmstat } of state.intervals) expect(vmstat).toMatchObject({ si: 0, so: 0 });
  expect(state.intervals.at(-1)!.vmstat.bi).toBeGreaterThan(400);
  expect(state.programs.map(({ swapped }) => swapped)).toEqual([0, 0, 0]);
  const after = ended('model cliff programs=2 set=320KB\nrun 4; scan 4MB; run 12');
  expect(after.programs.map(({ name }) => name)).toEqual(['A', 'B']);
  expect(after.intervals.at(-1)!.references).toBe(1000);
});

test('swappiness chooses what is read again: files at 0, anonymous memory at 200', () => {
  const [files, anon] = [0, 200].map((swappiness) =>
    ended(`model cliff programs=2 set=192KB files=320KB swappiness=${swappiness}\nrun 10`),
  ) as [CliffState, CliffState];
  const swapped = ({ intervals }: CliffState) =>
    mean(intervals.slice(-5), ({ vmstat }) => vmstat.si);
  const read = ({ intervals }: CliffState) => mean(intervals.slice(-5), ({ vmstat }) => vmstat.bi);
  expect(swapped(files)).toBe(0);
  expect(read(files)).toBeGreaterThan(500);
  expect(swapped(anon)).toBeGreaterThan(200);
  expect(read(anon) - swapped(anon)).toBeLessThan(0.2 * read(files));
});

describe('time', () => {
  it.each([
    { set: 600 * 1024 },
    { think: 3, programs: 6 },
    { disk: 'ssd' as const, set: 400 * 1024 },
  ])('adds up, whoever waits: %j', (chosen) => {
    const cliff = new Cliff(settings(chosen));
    cliff.startScan(1024 ** 2);
    for (let second = 1; second <= 8; second += 1) {
      cliff.runSecond();
      const { user, system, idle, iowait } = cliff.times;
      expect(user + system + idle + iowait).toBeCloseTo(cliff.now, 3);
      // The last page of a second may be worked on beyond its end.
      expect(cliff.now).toBeGreaterThanOrEqual(second * 1e9);
      expect(cliff.now).toBeLessThan(second * 1e9 + 2e6);
      expect(cliff.pressure.now).toBe(cliff.now);
    }
  });

  it('is not taken by a wait that a scheduler has been told of', () => {
    const kernel = new Kernel({ frames: 64, swapSlots: 256 });
    const { core } = kernel;
    const pid = kernel.spawn({ name: 'p' }) as number;
    const start = kernel.mmap(pid, { length: 128 * 4096 }) as number;
    core.waits = [];
    for (let page = 0; page < 128; page += 1) kernel.access(pid, start + page * 4096, 'write');
    core.waits.length = 0;
    const before = core.now;
    expect(kernel.access(pid, start, 'read').kind).toBe('major');
    expect(core.waits).toContainEqual(expect.objectContaining({ kind: 'read' }));
    expect(core.now - before).toBeLessThan(10_000);
    expect(core.pressure.some.total).toBe(0);
  });
});

test.each([
  { set: 300 * 1024 },
  { set: 300 * 1024, pattern: 'loop' as const, files: 32 * 1024 },
  { set: 400 * 1024, disk: 'ssd' as const, swappiness: 200 },
])('what is known to be in memory need not be asked of the kernel: %j', (chosen) => {
  const short = new Cliff(settings(chosen));
  const whole = new Cliff(settings(chosen));
  // As if no page had ever been seen.
  const nothing = new Proxy([], { get: () => -1, set: () => true });
  for (const worker of whole.workers) Object.assign(worker, { seen: nothing });
  for (let second = 0; second < 6; second += 1) {
    short.runSecond();
    whole.runSecond();
    expect(short.references).toBe(whole.references);
    expect(short.kernel.core.vmstat).toEqual(whole.kernel.core.vmstat);
    expect(short.now).toBe(whole.now);
  }
});

describe('a state', () => {
  test('has each frame once, and says whose it is', () => {
    const { frames, ram, programs } = ended(
      'model cliff set=300KB files=64KB\nrun 4; scan 1MB; run 1',
    );
    expect(frames).toHaveLength(ram.pages);
    const count = (letter: string) => frames.split(letter).length - 1;
    expect(count('.')).toBe(ram.free);
    for (const { name, resident, files } of programs.slice(0, 3)) {
      expect(count(name)).toBe(resident - files);
    }
    expect(frames).toMatch(/^k[ABCfsk.]+$/);
  });

  test('tells what is left after programs end, and names those that start again', () => {
    const names = (text: string) => ended(text).programs.map(({ name }) => name);
    expect(names('model cliff programs=4\nrun 1; programs 2; run 1')).toEqual(['A', 'B']);
    expect(names('model cliff programs=1\nprograms 3; programs 2; programs 3')).toEqual([
      'A',
      'B',
      'C',
    ]);
    expect(
      ended('model cliff programs=3\nrun 2; programs 0; run 1').intervals.at(-1),
    ).toMatchObject({
      programs: 0,
      workingSets: 0,
      references: 0,
      vmstat: { id: 100, r: 0 },
    });
  });

  test('keeps a killed program, where there is no swap', () => {
    const { programs, intervals } = ended('model cliff swap=0 set=512KB\nrun 4');
    expect(programs.filter(({ standing }) => standing === 'killed').length).toBeGreaterThan(0);
    expect(intervals.at(-1)!.programs).toBeLessThan(3);
  });
});

describe('the engine', () => {
  const script: CliffStatement[] = [
    { kind: 'run', seconds: 2 },
    { kind: 'set', bytes: 400 * 1024 },
    { kind: 'run', seconds: 3 },
    { kind: 'programs', count: 5 },
    { kind: 'run', seconds: 2 },
  ];

  it('is the same in every order of looking', () => {
    const straight = run(cliffModel, script);
    const states = Array.from(
      { length: straight.last + 1 },
      (_, step) => straight.frame(step).state,
    );
    const jumping = run(cliffModel, script);
    for (const step of [9, 3, 0, 5, 4, 8, 1])
      expect(jumping.frame(step).state).toEqual(states[step]);
  });

  it('goes two ways from one moment', () => {
    const one = new CliffEngine(settings());
    const walk = (engine: CliffEngine, statements: readonly CliffStatement[]) => {
      for (const statement of statements) while (!engine.step(statement).done);
      return engine.view();
    };
    walk(one, script.slice(0, 2));
    const other = one.clone() as CliffEngine;
    const went = walk(one, script.slice(2));
    const elsewhere = walk(other, [
      { kind: 'programs', count: 1 },
      { kind: 'run', seconds: 2 },
    ]);
    expect(went).toEqual(walk(new CliffEngine(settings()), script));
    expect(elsewhere).toEqual(
      walk(new CliffEngine(settings()), [
        ...script.slice(0, 2),
        { kind: 'programs', count: 1 },
        { kind: 'run', seconds: 2 },
      ]),
    );
  });

  it('simulates nothing that nobody looks at', () => {
    const before = performance.now();
    const trace = traced('model cliff set=2MB\nrun 300');
    expect(trace.last).toBe(300);
    expect(performance.now() - before).toBeLessThan(200);
  });

  it('ends after 300 seconds, with a fault', () => {
    const trace = traced('model cliff programs=1 set=4KB\nrun 299; run 5; run 7');
    expect(trace.last).toBe(302);
    expect(trace.frame(300).fault).toBeUndefined();
    expect(trace.frame(301).fault).toMatchObject({ code: 'too-long' });
    expect(trace.frame(302).state.seconds).toBe(300);
  });
});
