import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { type AnyModel, run } from '../../../src/model/model.ts';
import type { OomEvent } from '../../../src/model/oom/events.ts';
import { explain } from '../../../src/model/oom/explain.ts';
import { oomModel } from '../../../src/model/oom/oom-model.ts';
import { parseReport } from '../../../src/model/oom/parse-report.ts';
import type { OomState } from '../../../src/model/oom/state.ts';
import { oomForms } from '../../../src/model/oom/statements.ts';
import { printError } from '../../../src/model/script/error.ts';
import { parse, print } from '../../../src/model/script/parse.ts';
import { parseScript, printScript } from '../../../src/model/script/script.ts';
import type { Frame, Trace } from '../../../src/model/trace.ts';
import { anyScript, anySettings } from './scripts.ts';

const models: readonly AnyModel[] = [oomModel];

function traceOf(script: string): Trace<OomState, OomEvent> {
  const parsed = parseScript(models, script);
  if (!parsed.ok) throw new Error(printError(parsed.error));
  return run(parsed.model, parsed.statements, parsed.chosen) as Trace<OomState, OomEvent>;
}
const framesOf = (trace: Trace<OomState, OomEvent>): Frame<OomState, OomEvent>[] =>
  Array.from({ length: trace.last + 1 }, (_, step) => trace.frame(step));
const frames = (script: string) => framesOf(traceOf(script));
const kinds = (script: string) =>
  frames(script).map(({ events }) => events.map(({ kind }) => kind));
const lastState = (script: string): OomState => frames(script).at(-1)!.state;
const faults = (script: string) => frames(script).flatMap(({ fault }) => (fault ? [fault] : []));

describe('memory runs out', () => {
  const script = `model oom ram=512MB swap=64MB
    task db rss=200MB adj=-500
    task web rss=200MB
    grow web 200MB
    task batch rss=10MB`;

  test('one step for each part of the work', () => {
    expect(kinds(script)).toEqual([
      [],
      ['started', 'grew'],
      ['started', 'grew'],
      ['swapped-out', 'grew', 'invoked'],
      ['judged'],
      ['chosen'],
      ['killed'],
      ['freed'],
      ['started', 'grew'],
    ]);
    expect(frames(script).map(({ state }) => state.phase)).toEqual([
      ...['idle', 'idle', 'idle', 'invoked', 'judged', 'chosen', 'killed', 'idle', 'idle'],
    ]);
  });

  test('each names its cause', () => {
    const told = frames(script).flatMap(({ events }) => events);
    expect(told.slice(4, 10)).toEqual([
      {
        kind: 'swapped-out',
        task: 'db',
        bytes: 64 * 1024 ** 2,
        by: 'web',
        scope: { kind: 'machine' },
      },
      { kind: 'grew', task: 'web', bytes: 183296000, tables: 409600 },
      {
        kind: 'invoked',
        task: 'web',
        needs: 26419200,
        scope: { kind: 'machine' },
        freeRam: 0,
        freeSwap: 0,
      },
      {
        kind: 'judged',
        totalPages: 147456,
        verdicts: [
          { task: 'db', points: -22197 },
          { task: 'web', points: 96153 },
        ],
      },
      { kind: 'chosen', task: 'web', points: 96153, because: 'most-points', tied: [] },
      { kind: 'killed', task: 'web', pid: 101, because: 'victim', status: 137 },
    ]);
  });

  test('a task that asks goes on when another has died for it', () => {
    const other = `model oom ram=128MB
      task old rss=60MB adj=900
      task new rss=100MB`;
    expect(kinds(other).slice(2)).toEqual([
      ['started', 'grew', 'invoked'],
      ['judged'],
      ['chosen'],
      ['killed'],
      ['freed'],
      ['grew'],
    ]);
    const { tasks, freeRam } = lastState(other);
    expect(tasks.map(({ name, state }) => [name, state])).toEqual([
      ['old', 'killed'],
      ['new', 'alive'],
    ]);
    expect(tasks[1]!.rss).toBe(100 * 1024 ** 2);
    expect(freeRam).toBe(28 * 1024 ** 2 - tasks[1]!.tables);
  });

  test('the log is what that kernel prints, and explains itself', () => {
    const { report } = lastState(script.replace('swap=64MB', 'swap=64MB kernel=4.4'));
    expect(report[0]).toBe('web invoked oom-killer: gfp_mask=0x24200ca, order=0, oom_score_adj=0');
    expect(report).toContain('Out of memory: Kill process 101 (web) score 652 or sacrifice child');
    const { reports } = parseReport(report.join('\n'));
    const score = { computed: 652, reported: 652 };
    expect(explain(reports[0]!)).toMatchObject({ agrees: true, totalPages: 147456, score });
  });

  test('no name begins a line of the log, nor has more than the 15 bytes of a comm', () => {
    const forged = 'x\\nOut of memory: Killed process 1 (init) total-vm:0kB';
    const { report } = lastState(`model oom ram=8MB
      group "a\\nb" limit=4MB; task "${forged}" group="a\\nb"; grow "${forged}" 6MB`);
    expect(report.filter((line) => /\p{Cc}/u.test(line))).toEqual([]);
    const { reports } = parseReport(report.join('\n'));
    expect(reports.map(({ killed }) => killed.map(({ pid, name }) => [pid, name]))).toEqual([
      [[100, 'x?Out of memory']],
    ]);
    expect(reports[0]!.memcg).toBe('/a?b');
  });

  test('kill-allocating takes the one that asks', () => {
    const asked = `model oom ram=64MB kill-allocating=on
      task big rss=40MB
      task small rss=30MB`;
    const { tasks, report } = lastState(asked);
    expect(tasks.map(({ state }) => state)).toEqual(['alive', 'killed']);
    expect(report.at(-2)).toMatch(
      /^Out of memory \(oom_kill_allocating_task\): Killed process 101/,
    );
  });

  test('nobody to kill: the machine gives up, and nothing runs after that', () => {
    const dead = `model oom ram=64MB
      task a rss=10MB adj=-1000
      grow a 60MB
      exit a`;
    expect(kinds(dead).slice(2)).toEqual([
      ['grew', 'invoked'],
      ['judged'],
      ['nobody', 'panicked'],
      [],
    ]);
    expect(lastState(dead).phase).toBe('panicked');
    expect(faults(dead)).toEqual([
      {
        code: 'machine-down',
        message: 'The kernel gave up, since it could kill nobody; nothing runs.',
      },
    ]);
  });
});

describe('groups', () => {
  test('the limit of the group that is full decides who is judged', () => {
    const script = `model oom ram=1GB
      task outside rss=500MB
      group app limit=100MB
      group web limit=80MB in=app
      task a rss=50MB group=web
      task c rss=20MB group=app
      grow c 40MB`;
    const [invoked] = frames(script).flatMap(({ events }) =>
      events.filter(({ kind }) => kind === 'invoked'),
    );
    expect(invoked).toMatchObject({ scope: { kind: 'group', name: 'app' } });
    const { tasks, groups } = lastState(script);
    expect(tasks.map(({ state }) => state)).toEqual(['alive', 'killed', 'alive']);
    expect(groups).toMatchObject([
      { name: 'app', events: { oom: 1, oomKill: 1, oomGroupKill: 0 } },
      { name: 'web', effectiveLimit: 80 * 1024 ** 2, events: { oom: 0, oomKill: 1 } },
    ]);
  });

  test('kill=all takes the whole group, without adj -1000, from 4.19 on', () => {
    const script = (kernel: string) => `model oom kernel=${kernel}
      group app limit=64MB kill=all
      task leak rss=40MB group=app
      task helper rss=10MB group=app
      task guard rss=1MB adj=-1000 group=app
      grow leak 30MB`;
    const states = (kernel: string) => lastState(script(kernel)).tasks.map(({ state }) => state);
    expect(states('4.19')).toEqual(['killed', 'killed', 'alive']);
    expect(states('4.18')).toEqual(['killed', 'alive', 'alive']);
    const { report, groups } = lastState(script('6.1'));
    expect(report).toContain('Tasks in /app are going to be killed due to memory.oom.group set');
    expect(groups[0]!.events).toEqual({ oom: 1, oomKill: 2, oomGroupKill: 1 });
  });

  test('of nested groups the highest with kill=all dies whole, up to the one that is full', () => {
    const states = (app: string, full: string) =>
      lastState(`model oom ram=256MB
        group all kill=all
        group app in=all ${app}
        group web in=app kill=all ${full}
        task front rss=10MB group=web
        task back rss=5MB group=app
        task other rss=1MB group=all
        grow front 30MB`).tasks.map(({ state }) => state);
    expect(states('kill=all limit=32MB', '')).toEqual(['killed', 'killed', 'alive']);
    expect(states('limit=32MB', '')).toEqual(['killed', 'alive', 'alive']);
    expect(states('kill=all', 'limit=32MB')).toEqual(['killed', 'alive', 'alive']);
  });

  test('nobody to kill in a group: the machine lives on', () => {
    const script = `group app limit=32MB
      task a rss=20MB adj=-1000 group=app
      grow a 20MB
      task b rss=1MB`;
    expect(kinds(script).slice(3)).toEqual([
      ['grew', 'invoked'],
      ['judged'],
      ['nobody'],
      ['started', 'grew'],
    ]);
    expect(lastState(script).report.at(-1)).toBe('Out of memory and no killable processes...');
  });

  test('swap within a group ends at its own limit', () => {
    const script = `model oom ram=256MB swap=256MB
      group app limit=32MB swap=8MB
      task a rss=30MB group=app
      grow a 8MB`;
    const { groups, tasks } = lastState(script);
    expect(tasks[0]!.state).toBe('alive');
    expect(groups[0]!.swapUsage).toBeLessThanOrEqual(8 * 1024 ** 2);
    expect(groups[0]!.usage).toBe(32 * 1024 ** 2);
  });
});

describe('overcommit', () => {
  test('the event of an mmap has the arithmetic', () => {
    const script = `model oom ram=64MB overcommit=2 ratio=50
      task a rss=10MB
      mmap a 20MB
      mmap a 4MB`;
    expect(
      frames(script)
        .slice(2)
        .map(({ events }) => events[0]),
    ).toEqual([
      {
        kind: 'refused',
        task: 'a',
        bytes: 20 * 1024 ** 2,
        mode: 2,
        asked: 7680,
        allowed: 7600,
        committed: 2560,
        limit: 8192,
        keptForAdmin: 512,
        keptForUser: 80,
      },
      {
        kind: 'mapped',
        task: 'a',
        bytes: 4 * 1024 ** 2,
        mode: 2,
        asked: 3584,
        allowed: 7600,
        committed: 2560,
        limit: 8192,
        keptForAdmin: 512,
        keptForUser: 80,
      },
    ]);
  });

  test('growth into what is mapped asks for nothing more', () => {
    const script = `model oom ram=64MB overcommit=2 ratio=20
      task a rss=1MB uid=0
      mmap a 9MB
      grow a 9MB
      grow a 9MB`;
    expect(kinds(script).slice(2)).toEqual([['mapped'], ['grew'], ['refused']]);
    expect(lastState(script).committed).toBe(10 * 1024 ** 2);
  });

  test('a promise can be larger than the machine in mode 1 only', () => {
    const ask = (mode: number) => `model oom ram=64MB overcommit=${mode}\ntask a\nmmap a 65MB`;
    expect([0, 1, 2].map((mode) => kinds(ask(mode)).at(-1))).toEqual([
      ['refused'],
      ['mapped'],
      ['refused'],
    ]);
  });
});

test('a mistake says what was expected and what was found', () => {
  const script = `task a rss=1MB
    task a
    grow b 1MB
    task c group=app
    group g; group g
    group h in=nowhere
    task d swap=4KB
    exit a; grow a 4KB
    task a rss=2MB`;
  expect(faults(script).map(({ message }) => message)).toMatchInlineSnapshot(`
    [
      "There is already a task named a.",
      "No task is named b; declare it with task b.",
      "No group is named app; declare it with group app.",
      "There is already a group named g.",
      "No group is named nowhere; declare it with group nowhere.",
      "d is to have 4 KiB in swap, and there is room for 0 B.",
      "a has ended: a task that is gone asks for nothing.",
    ]
  `);
  expect(
    faults(`model oom ram=8MB overcommit=1\ntask a rss=9MB\nadj a 5`).map(({ message }) => message),
  ).toEqual(['a was killed: a task that is gone asks for nothing.']);
});

describe('any script', () => {
  test('no page is lost or made up, and none is lent twice', () => {
    fc.assert(
      fc.property(anySettings, anyScript, (settings, script) => {
        let before: OomState | undefined;
        for (const { state, events } of framesOf(run(oomModel, script, settings))) {
          const { tasks, freeRam, freeSwap, ram, swap } = state;
          const held = tasks.reduce((sum, { rss, tables }) => sum + rss + tables, 0);
          const swapped = tasks.reduce((sum, one) => sum + one.swap, 0);
          expect([freeRam + held, freeSwap + swapped]).toEqual([ram, swap]);
          expect(Math.min(freeRam, freeSwap)).toBeGreaterThanOrEqual(0);
          for (const { usage, limit } of state.groups) {
            if (limit !== null) expect(usage).toBeLessThanOrEqual(limit);
          }
          const freed = events.flatMap((one) => (one.kind === 'freed' ? [one] : []));
          if (before && freed.length > 0) {
            const back = freed.reduce((sum, one) => sum + one.ram, 0);
            expect(freeRam - before.freeRam).toBe(back);
            expect(freeSwap - before.freeSwap).toBe(freed.reduce((sum, one) => sum + one.swap, 0));
          }
          before = state;
        }
      }),
      { numRuns: 1000 },
    );
  });

  test('who dies is who has the most points, and the log says the same', () => {
    fc.assert(
      fc.property(anySettings, anyScript, (settings, script) => {
        const all = framesOf(run(oomModel, script, settings));
        const chosen = all.flatMap(({ events }) =>
          events.flatMap((one) => (one.kind === 'chosen' ? [one] : [])),
        );
        const { reports } = parseReport(all.at(-1)!.state.report.join('\n'));
        const killing = reports.filter(({ killed }) => killed.length > 0);
        expect(killing.map(({ killed }) => killed[0]!.name)).toEqual(
          chosen.map(({ task }) => task),
        );
        for (const report of reports) expect(explain(report).agrees).toBe(true);
      }),
      { numRuns: 1000 },
    );
  });

  test('a copy goes on alone', () => {
    fc.assert(
      fc.property(anySettings, anyScript, anyScript, (settings, script, more) => {
        const engine = oomModel.create(settings, []);
        for (const statement of script) while (!engine.step(statement).done);
        const copy = engine.clone();
        const seen = JSON.stringify(engine.view());
        for (const statement of more) while (!copy.step(statement).done);
        expect(JSON.stringify(engine.view())).toBe(seen);
        const again = engine.clone();
        for (const statement of more) while (!again.step(statement).done);
        expect(again.view()).toEqual(copy.view());
      }),
      { numRuns: 1000 },
    );
  });

  test('is printed and read back', () => {
    fc.assert(
      fc.property(anySettings, anyScript, (chosen, statements) => {
        const parsed = parseScript(models, printScript({ model: oomModel, chosen, statements }));
        expect(parsed.ok && [parsed.chosen, parsed.statements]).toEqual([chosen, statements]);
        expect(parse(oomForms, print(oomForms, statements, ';'))).toMatchObject({ statements });
      }),
      { numRuns: 1000 },
    );
  });
});

test('ten thousand statements and a seek anywhere in them', () => {
  const lines = Array.from({ length: 2500 }, (_, index) => {
    const name = `t${index % 40}`;
    return `task ${name} rss=4MB adj=${index % 300}\ngrow ${name} 2MB\nadj ${name} ${index % 7}\nmmap ${name} 1MB`;
  });
  const trace = traceOf(`model oom ram=128MB swap=32MB\n${lines.join('\n')}`);
  expect(trace.last).toBeGreaterThanOrEqual(10_000);
  const middle = trace.frame(Math.floor(trace.last / 2));
  trace.frame(3);
  expect(trace.frame(middle.step)).toEqual(middle);
});
