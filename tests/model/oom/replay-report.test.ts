import { expect, test } from 'vitest';
import { run } from '../../../src/model/model.ts';
import { oomModel } from '../../../src/model/oom/oom-model.ts';
import { parseReport } from '../../../src/model/oom/parse-report.ts';
import { replayReport } from '../../../src/model/oom/replay-report.ts';
import { parseScript } from '../../../src/model/script/script.ts';

function logOf(source: string): readonly string[] {
  const parsed = parseScript([oomModel], source);
  if (!parsed.ok) throw new Error(JSON.stringify(parsed.error));
  const trace = run(parsed.model, parsed.statements, parsed.chosen);
  return (trace.frame(trace.last).state as { report: readonly string[] }).report;
}

const victimsOf = (log: readonly string[]): string[] =>
  log.flatMap((line) => /Killed process \d+ \(([^)]*)\)/.exec(line)?.[1] ?? []);

const replayed = (log: readonly string[]) => {
  const { reports } = parseReport(log.join('\n'));
  return replayReport(reports[0]!)!;
};

test.each([
  ['the biggest', 'model oom ram=512MB\ntask db rss=220MB\ntask web rss=120MB\ngrow web 200MB'],
  [
    'an adj',
    'model oom ram=512MB swap=64MB\ntask db rss=230MB adj=-500\ntask web rss=150MB\ngrow web 300MB',
  ],
  ['a tie', 'model oom ram=256MB\ntask one rss=100MB\ntask two rss=100MB\ntask x\ngrow x 80MB'],
  [
    'a tie of an old kernel',
    'model oom ram=256MB kernel=4.4\ntask one rss=100MB\ntask two rss=100MB\ntask x\ngrow x 80MB',
  ],
  [
    'a group',
    'model oom ram=512MB\ngroup app limit=64MB\ntask big rss=200MB\ntask leak rss=40MB group=app\ngrow leak 30MB',
  ],
])('%s: the report of a run, replayed, kills the same task', (_, script) => {
  const log = logOf(script);
  expect(victimsOf(log)).toHaveLength(1);
  expect(victimsOf(logOf(replayed(log).script))).toEqual(victimsOf(log));
});

test('many tasks: the twelve with the most points are named, and the victim is one of them', () => {
  const tasks = Array.from({ length: 20 }, (_, i) => `task t${i} rss=${i + 1}MB`).join('\n');
  const log = logOf(`model oom ram=256MB\n${tasks}\ngrow t3 100MB`);
  const replay = replayed(log);
  expect(replay).toMatchObject({ named: 12, together: 8, enlarged: false });
  expect(victimsOf(logOf(replay.script))).toEqual(victimsOf(log));
});

test('tasks of one name are told apart by their process ids', () => {
  const log = logOf('model oom ram=256MB\ntask php rss=90MB\ntask web rss=150MB\ngrow php 60MB');
  const twice = log.map((line) => line.replace(/ web$/, ' php'));
  expect(replayed(twice).script).toMatch(/task "php-100" .*\ntask "php-101"/);
});

test('a report without a table of tasks is none to replay', () => {
  const { reports } = parseReport(
    'Out of memory: Killed process 7 (web) total-vm:4kB, anon-rss:4kB',
  );
  expect(reports.length).toBe(1);
  expect(replayReport(reports[0]!)).toBeUndefined();
});
