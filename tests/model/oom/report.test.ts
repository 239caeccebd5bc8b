import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { atLeast, type Kernel, kernelOf } from '../../../src/model/oom/kernel.ts';
import { type ParsedReports, parseReport } from '../../../src/model/oom/parse-report.ts';
import { killedOf, printReport } from '../../../src/model/oom/print-report.ts';
import type { Report } from '../../../src/model/oom/report.ts';
import type { Task } from '../../../src/model/oom/task.ts';
import { anyReport, anyReportOf } from './reports.ts';
import { releases } from './scenes.ts';

const kernel = (release: string): Kernel => kernelOf(release)!;

/** The machine of linux61-oom, s01-biggest, with the numbers that its kernel logged. */
const big: Task = {
  pid: 96,
  uid: 1002,
  tgid: 96,
  name: 'big',
  totalVm: 22747,
  rss: 22654,
  rssAnon: 22491,
  rssFile: 1,
  rssShmem: 162,
  swapents: 0,
  pgtablesBytes: 221184,
  adj: 0,
};
const busybox: Task = {
  pid: 91,
  uid: 0,
  name: 'busybox',
  totalVm: 565,
  rss: 417,
  swapents: 0,
  pgtablesBytes: 28672,
  adj: -17,
};
const machine: Report = {
  invoker: { name: 'trigger', pid: 122, adj: 0 },
  order: 0,
  memInfo: { active_anon: 5, inactive_anon: 40000, isolated_anon: 0, free: 700 },
  ramPages: 65403,
  reservedPages: 9750,
  swapFreeKB: 0,
  swapTotalKB: 0,
  pageBytes: 4096,
  constraint: 'CONSTRAINT_NONE',
  tasks: [busybox, big],
  chosen: { pid: 96, name: 'big', score: 408 },
  killed: [killedOf(big)],
  allocating: false,
  noKillable: false,
  reaped: [96],
  era: {},
};
const group: Report = {
  ...machine,
  constraint: 'CONSTRAINT_MEMCG',
  memcg: '/app',
  taskMemcg: '/app/web',
  memory: { usageKB: 65536, limitKB: 65536, failcnt: 123 },
  groupKill: '/app',
  killed: [killedOf(big), killedOf(busybox)],
};

describe('the lines of a report', () => {
  test('6.1', () => {
    expect(printReport(machine, kernel('6.1')).join('\n')).toMatchInlineSnapshot(`
      "trigger invoked oom-killer: gfp_mask=0x140cca(GFP_HIGHUSER_MOVABLE|__GFP_COMP), order=0, oom_score_adj=0
      CPU: 0 PID: 122 Comm: trigger Not tainted 6.1.0 #1
      Mem-Info:
      active_anon:5 inactive_anon:40000 isolated_anon:0
       free:700
      Free swap  = 0kB
      Total swap = 0kB
      65403 pages RAM
      0 pages HighMem/MovableOnly
      9750 pages reserved
      0 pages hwpoisoned
      Tasks state (memory values in pages):
      [  pid  ]   uid  tgid total_vm      rss pgtables_bytes swapents oom_score_adj name
      [     91]     0    91      565      417    28672        0           -17 busybox
      [     96]  1002    96    22747    22654   221184        0             0 big
      oom-kill:constraint=CONSTRAINT_NONE,nodemask=(null),cpuset=/,mems_allowed=0,global_oom,task_memcg=/,task=big,pid=96,uid=1002
      Out of memory: Killed process 96 (big) total-vm:90988kB, anon-rss:89964kB, file-rss:4kB, shmem-rss:648kB, UID:1002 pgtables:216kB oom_score_adj:0
      oom_reaper: reaped process 96 (big), now anon-rss:0kB, file-rss:0kB, shmem-rss:648kB"
    `);
  });

  test('6.8 has the kinds of rss', () => {
    const rows = printReport(machine, kernel('6.8')).filter((line) => /^\[|^Tasks/.test(line));
    expect(rows.join('\n')).toMatchInlineSnapshot(`
      "Tasks state (memory values in pages):
      [  pid  ]   uid  tgid total_vm      rss rss_anon rss_file rss_shmem pgtables_bytes swapents oom_score_adj name
      [     91]     0    91      565      417      417        0         0    28672        0           -17 busybox
      [     96]  1002    96    22747    22654    22491        1       162   221184        0             0 big"
    `);
  });

  test('4.14', () => {
    expect(printReport(machine, kernel('4.14')).join('\n')).toMatchInlineSnapshot(`
      "trigger invoked oom-killer: gfp_mask=0x14200ca(GFP_HIGHUSER_MOVABLE), nodemask=(null), order=0, oom_score_adj=0
      CPU: 0 PID: 122 Comm: trigger Not tainted 4.14.0 #1
      Mem-Info:
      active_anon:5 inactive_anon:40000 isolated_anon:0
       free:700
      Free swap  = 0kB
      Total swap = 0kB
      65403 pages RAM
      0 pages HighMem/MovableOnly
      9750 pages reserved
      0 pages hwpoisoned
      [ pid ]   uid  tgid total_vm      rss nr_ptes nr_pmds swapents oom_score_adj name
      [   91]     0    91      565      417       7       0        0           -17 busybox
      [   96]  1002    96    22747    22654      54       0        0             0 big
      Out of memory: Kill process 96 (big) score 408 or sacrifice child
      Killed process 96 (big) total-vm:90988kB, anon-rss:89964kB, file-rss:4kB, shmem-rss:648kB
      oom_reaper: reaped process 96 (big), now anon-rss:0kB, file-rss:0kB, shmem-rss:648kB"
    `);
  });

  test('3.13', () => {
    const lines = printReport({ ...machine, memInfo: {} }, kernel('3.13'));
    expect(lines.join('\n')).toMatchInlineSnapshot(`
      "trigger invoked oom-killer: gfp_mask=0x200da, order=0, oom_score_adj=0
      CPU: 0 PID: 122 Comm: trigger Not tainted 3.13.0 #1
      Mem-Info:
      Free swap  = 0kB
      Total swap = 0kB
      65403 pages RAM
      0 pages HighMem/MovableOnly
      9750 pages reserved
      [ pid ]   uid  tgid total_vm      rss nr_ptes swapents oom_score_adj name
      [   91]     0    91      565      417       7        0           -17 busybox
      [   96]  1002    96    22747    22654      54        0             0 big
      Out of memory: Kill process 96 (big) score 408 or sacrifice child
      Killed process 96 (big) total-vm:90988kB, anon-rss:89964kB, file-rss:4kB"
    `);
  });

  test('a group that is killed whole names the victim twice', () => {
    expect(printReport(group, kernel('5.3')).join('\n')).toMatchInlineSnapshot(`
      "trigger invoked oom-killer: gfp_mask=0x100cca(GFP_HIGHUSER_MOVABLE), order=0, oom_score_adj=0
      CPU: 0 PID: 122 Comm: trigger Not tainted 5.3.0 #1
      memory: usage 65536kB, limit 65536kB, failcnt 123
      Memory cgroup stats for /app:
      Tasks state (memory values in pages):
      [  pid  ]   uid  tgid total_vm      rss pgtables_bytes swapents oom_score_adj name
      [     91]     0    91      565      417    28672        0           -17 busybox
      [     96]  1002    96    22747    22654   221184        0             0 big
      oom-kill:constraint=CONSTRAINT_MEMCG,nodemask=(null),cpuset=/,mems_allowed=0,oom_memcg=/app,task_memcg=/app/web,task=big,pid=96,uid=1002
      Memory cgroup out of memory: Killed process 96 (big) total-vm:90988kB, anon-rss:89964kB, file-rss:4kB, shmem-rss:648kB
      Tasks in /app are going to be killed due to memory.oom.group set
      Memory cgroup out of memory: Killed process 91 (busybox) total-vm:2260kB, anon-rss:1668kB, file-rss:0kB, shmem-rss:0kB
      Memory cgroup out of memory: Killed process 96 (big) total-vm:90988kB, anon-rss:89964kB, file-rss:4kB, shmem-rss:648kB
      oom_reaper: reaped process 96 (big), now anon-rss:0kB, file-rss:0kB, shmem-rss:648kB"
    `);
  });

  test('a group in 4.4', () => {
    const lines = printReport({ ...group, killed: [killedOf(big)] }, kernel('4.4'));
    expect(lines.join('\n')).toMatchInlineSnapshot(`
      "trigger invoked oom-killer: gfp_mask=0x24200ca, order=0, oom_score_adj=0
      CPU: 0 PID: 122 Comm: trigger Not tainted 4.4.0 #1
      Task in /app/web killed as a result of limit of /app
      memory: usage 65536kB, limit 65536kB, failcnt 123
      Memory cgroup stats for /app:
      [ pid ]   uid  tgid total_vm      rss nr_ptes nr_pmds swapents oom_score_adj name
      [   91]     0    91      565      417       7       0        0           -17 busybox
      [   96]  1002    96    22747    22654      54       0        0             0 big
      Memory cgroup out of memory: Kill process 96 (big) score 408 or sacrifice child
      Killed process 96 (big) total-vm:90988kB, anon-rss:89964kB, file-rss:4kB"
    `);
  });

  test('the task that asked', () => {
    const lines = printReport({ ...machine, allocating: true }, kernel('6.1'));
    expect(lines.at(-2)).toMatch(/^Out of memory \(oom_kill_allocating_task\): Killed process 96 /);
  });

  test('nobody to kill', () => {
    const { chosen: _, ...rest } = machine;
    const nobody = {
      ...rest,
      killed: [],
      reaped: [],
      noKillable: true,
      panic: 'System is deadlocked on memory',
    };
    expect(printReport(nobody, kernel('6.1')).slice(-2)).toEqual([
      'Out of memory and no killable processes...',
      'Kernel panic - not syncing: System is deadlocked on memory',
    ]);
  });
});

const only = ({ reports }: ParsedReports): Report => {
  expect(reports).toHaveLength(1);
  return reports[0]!;
};

/** What the lines say about the kernel is right for the kernel that printed them. */
function expectEra(report: Report, by: Kernel): void {
  const { since, before } = report.era;
  if (since) expect(atLeast(by, since), `since ${since}`).toBe(true);
  if (before) expect(atLeast(by, before), `before ${before}`).toBe(false);
}

describe('reading what was printed', () => {
  test.each(releases)('gives the report back: %s', (release) => {
    const by = kernel(release);
    fc.assert(
      fc.property(anyReportOf(by), (report) => {
        const { era, ...read } = only(parseReport(printReport(report, by).join('\n')));
        const { era: _, ...printed } = report;
        expect(read).toEqual(printed);
        expectEra({ ...read, era }, by);
      }),
      { numRuns: 200 },
    );
  });

  const decorations: readonly ((line: string, index: number) => string)[] = [
    (line, index) => `[${(12345.678901 + index).toFixed(6).padStart(13)}] ${line}`,
    (line) => `Nov 23 01:02:03 host-1 kernel: ${line}`,
    (line) => `Nov 23 01:02:03 host kernel: [12345.678901] ${line}`,
    (line) => `2024-01-02T03:04:05.678901+00:00 host kernel: ${line}`,
    (line) => `kern  :err   : [Tue Aug 12 03:54:03 2025] ${line}`,
    (line) => `<3>[   12.345678][  T123] ${line}`,
    (line) => `    ${line}`,
    (line) => `> ${line}`,
    (line) => `| ${line} |`,
    (line) => `Dec 14 17:13:12 kernel: ${line}`,
    (line) => line,
  ];
  const noise = [
    'Call Trace:',
    ' <TASK>',
    ' dump_stack_lvl+0x48/0x60',
    'RAX: 0000000000015fd1 RBX: 0000000000001010 RCX: 00005658cf73d030',
    'Node 0 DMA free:13312kB boost:0kB min:64kB low:80kB high:96kB',
    'systemd[1]: app.service: A process of this unit has been killed by the OOM killer.',
    '[ 77] looks like a row, but is none',
    'CPU: 3 PID: 4711 Comm: other Tainted: G        W         5.5.5 #1',
    '',
  ];

  test('however it was pasted, whatever stands in between', () => {
    const anyPaste = fc.tuple(
      anyReport,
      fc.constantFrom(...decorations),
      fc.constantFrom('\n', '\r\n', '\r'),
      fc.array(fc.tuple(fc.nat(), fc.constantFrom(...noise)), { maxLength: 10 }),
    );
    fc.assert(
      fc.property(anyPaste, ([{ report, kernel: by }, decorate, feed, between]) => {
        const lines = printReport(report, by);
        // After the first line: what comes before it is no part of a report.
        for (const [place, line] of between) lines.splice(1 + (place % lines.length), 0, line);
        const read = only(parseReport(lines.map(decorate).join(feed)));
        expect(read.tasks).toEqual(report.tasks);
        expect(read.killed).toEqual(report.killed);
        expect(read.constraint).toBe(report.constraint);
        expect(read.memcg).toBe(report.memcg);
        expect(read.invoker).toEqual(report.invoker);
        expect(read.ramPages).toBe(report.ramPages);
      }),
      { numRuns: 1000 },
    );
  });

  test('several reports in one text', () => {
    fc.assert(
      fc.property(fc.array(anyReport, { minLength: 2, maxLength: 4 }), (all) => {
        const text = all.flatMap(({ report, kernel: by }) => printReport(report, by)).join('\n');
        const { reports } = parseReport(text);
        expect(reports.map(({ tasks }) => tasks)).toEqual(all.map(({ report }) => report.tasks));
        expect(reports.map(({ killed }) => killed)).toEqual(all.map(({ report }) => report.killed));
      }),
      { numRuns: 1000 },
    );
  });

  test('any part missing: never throws, and nothing is made up', () => {
    fc.assert(
      fc.property(
        anyReport,
        fc.array(fc.boolean(), { minLength: 40, maxLength: 40 }),
        (one, keep) => {
          const { report, kernel: by } = one;
          const lines = printReport(report, by).filter((_, index) => keep[index % keep.length]);
          for (const { killed } of parseReport(lines.join('\n')).reports) {
            const pids = report.killed.map(({ pid }) => pid);
            for (const { pid } of killed) expect(pids).toContain(pid);
          }
        },
      ),
      { numRuns: 1000 },
    );
  });
});

describe('reports as they are found', () => {
  test('only the last lines, as grep gives them: one report a kill', () => {
    const { reports } = parseReport(`
      Out of memory: Kill process 18694 (perl) score 246 or sacrifice child
      Killed process 18694 (perl) total-vm:1972392kB, anon-rss:1953348kB, file-rss:0kB
      Out of memory: Kill process 10 (a) score 1 or sacrifice child
      Killed process 11 (child) total-vm:12kB, anon-rss:8kB, file-rss:0kB
      oom_reaper: reaped process 18694 (perl), now anon-rss:0kB, file-rss:0kB, shmem-rss:0lkB
      Memory cgroup out of memory: Killed process 23793 (leaker) total-vm:2623712kB, anon-rss:506500kB, file-rss:1268kB, shmem-rss:0kB
      Memory cgroup out of memory: Killed process 23794 (leaker) total-vm:2623712kB, anon-rss:506500kB, file-rss:1268kB, shmem-rss:0kB`);
    expect(reports.map(({ killed }) => killed[0]!.pid)).toEqual([18694, 11, 23793, 23794]);
    expect(reports.map(({ chosen }) => chosen?.pid)).toEqual([18694, 10, undefined, undefined]);
    expect(reports.map(({ reaped }) => reaped)).toEqual([[18694], [], [], []]);
    expect(reports[2]!.constraint).toBe('CONSTRAINT_MEMCG');
  });

  test('Red Hat 7 has commas and a UID of its own', () => {
    const { reports } = parseReport(
      'Killed process 21945 (tidb-server), UID 1000, total-vm:33027492kB, anon-rss:31303276kB, file-rss:0kB, shmem-rss:0kB',
    );
    expect(reports[0]!.killed).toEqual([
      {
        pid: 21945,
        name: 'tidb-server',
        totalVmKB: 33027492,
        anonKB: 31303276,
        fileKB: 0,
        shmemKB: 0,
      },
    ]);
  });

  test('a table without its header is read by how many numbers it has', () => {
    const { reports } = parseReport(`
      [  894] 12345   894    36254      328      70        5             0 sshd
      [  894]  1000   894    28880      124      14       3        0             0 bash
      [ 1365]   990  1365     4420      213    77824       96          -900 systemd-oomd
      [ 1888]  1001  1888    73357    14530    12706     1824         0   180224        0           200 node`);
    expect(
      reports[0]!.tasks.map(({ nrPtes, nrPmds, pgtablesBytes, rssAnon }) => [
        nrPtes,
        nrPmds,
        pgtablesBytes,
        rssAnon,
      ]),
    ).toEqual([
      [70, undefined, undefined, undefined],
      [14, 3, undefined, undefined],
      [undefined, undefined, 77824, undefined],
      [undefined, undefined, 180224, 12706],
    ]);
  });

  test('syslog writes the line feeds of Mem-Info as #012', () => {
    const { reports } = parseReport(
      'sed invoked oom-killer: gfp_mask=0x201da, order=0, oom_score_adj=0\n' +
        'active_anon:73 inactive_anon:66 isolated_anon:0#012 active_file:12 inactive_file:11 isolated_file:3#012 free:39 free_pcp:2 free_cma:0',
    );
    expect(reports[0]!.memInfo).toMatchObject({ active_anon: 73, isolated_file: 3, free: 39 });
  });

  test('a machine with larger pages says so in its free lists', () => {
    const { reports } = parseReport(
      'a invoked oom-killer: gfp_mask=0xcc0(GFP_KERNEL), order=0, oom_score_adj=0\n' +
        'Node 0 Normal: 12*64kB (U) 3*128kB (M) = 1152kB',
    );
    expect(reports[0]!.pageBytes).toBe(65536);
  });

  test('damaged rows are counted, not read', () => {
    const { reports, unknownLines } = parseReport(`
      [  pid  ]   uid  tgid total_vm      rss pgtables_bytes swapents oom_score_adj name
      [     91]     0    91      565      417    28672        0             0 busybox
      [     92]     0    92      565      417    28672        0
      [     93]     0    93      99999999999999999999      417    28672        0             0 huge
      [     94]     0    94      -5      417    28672        0             0 negative`);
    expect(reports[0]!.tasks.map(({ pid }) => pid)).toEqual([91]);
    expect(unknownLines).toBe(3);
  });
});

describe('what is no report', () => {
  test('gives none, and every line is counted', () => {
    expect(parseReport('')).toEqual({ reports: [], unknownLines: 0 });
    expect(parseReport('hello\n\nworld')).toEqual({ reports: [], unknownLines: 2 });
    expect(parseReport('65403 pages RAM')).toEqual({ reports: [], unknownLines: 0 });
  });

  test('never throws', () => {
    const words = fc.constantFrom(
      ...[
        'invoked oom-killer: ',
        'Killed process ',
        '[  1]',
        ' 1',
        '\n',
        'total-vm:',
        'kB',
        '(',
        ')',
        ' score ',
        'oom-kill:constraint=',
        'CONSTRAINT_NONE',
        ',',
        '9'.repeat(30),
        '[  pid  ]   uid ',
        ' oom_score_adj name',
        'kernel: ',
        '#012',
      ],
    );
    fc.assert(
      fc.property(fc.array(fc.oneof(words, fc.string()), { maxLength: 40 }), (parts) => {
        parseReport(parts.join(''));
      }),
      { numRuns: 2000 },
    );
  });

  const mega = 2 * 1024 ** 2;
  const repeated = (text: string) => text.repeat(Math.ceil(mega / text.length)).slice(0, mega);
  test.each([
    ['one letter', 'a'],
    ['spaces', ' '],
    ['open brackets', '['],
    ['times', '[12.3] '],
    ['kernel tags', 'kernel: '],
    ['digits', '1'],
    ['rows that go on', '[ 1] 1 1 1 '],
    ['half a first line', 'x invoked oom-killer: gfp_mask=0x1, '],
    ['half a kill', 'Killed process 1 (a) '],
    ['half a task', 'Task in / killed as a result of limit of '],
    ['short lines', '[ 1] 2\n'],
    ['empty lines', '\n'],
    ['rows', '[ 1] 0 1 2 3 4 5 0 x\n'],
    ['kills', 'Killed process 1 (a) total-vm:1kB, anon-rss:1kB\n'],
    ['times and more', '|<3>[1.2]'],
  ])('2 MB of %s take a moment', (_, text) => {
    // The limit is loose, since machines differ; a form that ran away would take hours.
    const begun = performance.now();
    parseReport(repeated(text));
    expect(performance.now() - begun).toBeLessThan(10_000);
  });
});
