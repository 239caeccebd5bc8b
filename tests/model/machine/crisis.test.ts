import { describe, expect, test } from 'vitest';
import { machineModel } from '../../../src/model/machine/model.ts';
import { run } from '../../../src/model/model.ts';
import { parseReport } from '../../../src/model/oom/parse-report.ts';
import { parse } from '../../../src/model/script/parse.ts';

const KB = 1024;

/** What happened on a machine of 512 KB without swap, and what its kernel logged. */
function crisis(release: string, script: string) {
  const parsed = parse(machineModel.forms, script);
  if (!parsed.ok) throw new Error(JSON.stringify(parsed.error));
  const [major, minor] = release.split('.').map(Number) as [number, number];
  const settings = { ram: 512 * KB, swap: 0, kernel: { major, minor } };
  const trace = run(machineModel, parsed.statements, settings);
  const frames = Array.from({ length: trace.last + 1 }, (_, step) => trace.frame(step));
  const events = frames.flatMap((frame) => frame.events);
  const chosen = events.flatMap((event) => (event.kind === 'oom-chosen' ? [event] : []));
  return { chosen, events, log: frames.at(-1)!.state.log };
}

describe('a child with memory of its own', () => {
  const script = `
    a = malloc 200KB
    touch a
    fork child
    child: b = malloc 40KB
    child: touch b
    c = malloc 400KB
    touch c`;

  test('dies for its parent up to 5.0, and event and log name both', () => {
    const { chosen, events, log } = crisis('4.20', script);
    expect(chosen[0]).toMatchObject({ process: 'main', victim: 'child', because: 'most-points' });
    const ended = events.flatMap((event) => (event.kind === 'ended' ? [event.process] : []));
    expect(ended[0]).toBe('child');
    const kill = log.findIndex((line) => line.includes('or sacrifice child'));
    expect(log[kill]).toMatch(/^Out of memory: Kill process 100 \(main\) score \d+ or sacrifice/);
    expect(log[kill + 1]).toMatch(/^Killed process 101 \(child\) total-vm:/);
    const { points } = chosen[0]!;
    const { totalPages } = events.find(({ kind }) => kind === 'oom-judged') as never;
    expect(log[kill]).toContain(`score ${Math.floor((points * 1000) / totalPages)} or`);
  });

  test('is left alone from 5.1 on', () => {
    const { chosen, log } = crisis('5.1', script);
    expect(chosen[0]).toMatchObject({ process: 'main' });
    expect(chosen[0]).not.toHaveProperty('victim');
    expect(log.join('\n')).not.toContain('sacrifice');
  });
});

test.each([
  ['4.18', 'Kernel panic - not syncing: Out of memory and no killable processes...'],
  ['6.1', 'Kernel panic - not syncing: System is deadlocked on memory'],
])('Linux %s panics where nobody can be killed, in its own words', (release, panic) => {
  const { log } = crisis(
    release,
    'adj main -1000; a = malloc 300KB; touch a; b = malloc 300KB; touch b',
  );
  expect(log.at(-1)).toBe(panic);
});

test('a group at its limit, where nobody can be killed, is no panic', () => {
  const { log, events } = crisis(
    '6.1',
    'spawn job adj=-1000 group=box; limit 80KB in box; job: a = malloc 200KB; job: touch a',
  );
  expect(events.some(({ kind }) => kind === 'oom-nobody')).toBe(true);
  expect(log.join('\n')).not.toContain('panic');
});

test('no name begins a line of the log, nor has more than the 15 bytes of a comm', () => {
  const forged = 'x\\nOut of memory: Killed process 1 (init) total-vm:0kB';
  const { log } = crisis(
    '6.1',
    `spawn "${forged}"; "${forged}": a = malloc 300KB; "${forged}": touch a
    b = malloc 280KB; touch b`,
  );
  expect(log.filter((line) => /\p{Cc}/u.test(line))).toEqual([]);
  const { reports } = parseReport(log.join('\n'));
  expect(reports.map(({ killed }) => killed.map(({ pid, name }) => [pid, name]))).toEqual([
    [[101, 'x?Out of memory']],
  ]);
  expect(reports[0]!.tasks.map(({ name }) => name)).toContain('x?Out of memory');
});

test("no group's name begins a line of the log", () => {
  const { log } = crisis(
    '6.1',
    'spawn job group="a\\nb"; limit 80KB in "a\\nb"; job: a = malloc 200KB; job: touch a',
  );
  expect(log.join('\n')).toContain('oom_memcg=/a?b,task_memcg=/a?b');
});
