import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { explain, kernelOfReport } from '../../../src/model/oom/explain.ts';
import { kernelOf, printKernel } from '../../../src/model/oom/kernel.ts';
import { parseReport } from '../../../src/model/oom/parse-report.ts';
import type { Report } from '../../../src/model/oom/report.ts';
import { anyReport } from './reports.ts';

const read = (text: string): Report => parseReport(text).reports[0]!;
const explained = (text: string) => explain(read(text));

const table61 = `
[  pid  ]   uid  tgid total_vm      rss pgtables_bytes swapents oom_score_adj name
[     91]     0    91      565      417    28672        0             0 busybox
[     94]  1001    94    25247    25162   237568        0             0 big
[     96]  1002    96     3247     3118    65536        0           500 smalladj`;
const ram = '65403 pages RAM\n9750 pages reserved\nTotal swap = 0kB';
const kill = (pid: number) =>
  `Out of memory: Killed process ${pid} (x) total-vm:1kB, anon-rss:1kB, file-rss:0kB, shmem-rss:0kB, UID:0 pgtables:0kB oom_score_adj:0`;

describe('who should have died', () => {
  test('agrees where the formula gives the one that died', () => {
    const one = explained(`${ram}\n${table61}\n${kill(96)}`);
    expect(one).toMatchObject({ expected: 96, actual: 96, agrees: true, totalPages: 55653 });
    expect(one.choice.verdicts).toEqual([
      { pid: 91, points: 424 },
      { pid: 94, points: 25220 },
      { pid: 96, points: 30634 },
    ]);
  });

  test('says so where it does not', () => {
    expect(explained(`${ram}\n${table61}\n${kill(94)}`)).toMatchObject({
      expected: 96,
      actual: 94,
      agrees: false,
    });
  });

  test('has nothing to compare without a table or without a victim', () => {
    expect(explained(kill(94)).agrees).toBeUndefined();
    expect(explained(table61).agrees).toBeUndefined();
  });

  test('without RAM in the log, only what the tasks held is known', () => {
    const one = explained(`${table61}\n${kill(94)}`);
    expect(one).toMatchObject({ totalFrom: 'held', totalPages: 424 + 25220 + 3134 });
  });

  test('what hangs on a total that is not in the log stays open', () => {
    // From 45,000 pages on, 500 × ⌊total ÷ 1,000⌋ lifts 96 above 94; nothing ever lifts 91.
    expect(explained(`${table61}\n${kill(94)}`)).toMatchObject({ expected: 94, agrees: true });
    expect(explained(`${table61}\n${kill(96)}`).agrees).toBeUndefined();
    expect(explained(`${table61}\n${kill(91)}`).agrees).toBe(false);
  });

  test('nobody could be killed, and nobody should have been', () => {
    const spared = table61.replace(/ {10,}\d+ (?=\w+$)/gm, '         -1000 ');
    const text = `${spared}\nOut of memory and no killable processes...`;
    expect(explained(text)).toMatchObject({ agrees: true, choice: { because: 'nobody' } });
  });

  test('the one that asked, where the kernel is set to that', () => {
    const asked = kill(91).replace(':', ' (oom_kill_allocating_task):');
    expect(explained(`${ram}\n${table61}\n${asked}`)).toMatchObject({
      expected: 91,
      agrees: true,
      choice: { because: 'allocating' },
    });
  });

  test('a group: its limit and swap, and all of it where it is killed whole', () => {
    const text = `
      memory: usage 65536kB, limit 65536kB, failcnt 123
      swap: usage 0kB, limit 4096kB, failcnt 0
      Memory cgroup stats for /app:
      ${table61.replace(' 0 busybox', ' -1000 busybox')}
      ${kill(96).replace('Out', 'Memory cgroup out')}
      Tasks in /app are going to be killed due to memory.oom.group set`;
    const one = explained(text);
    expect(one).toMatchObject({ totalFrom: 'limit', totalPages: 17408, groupKill: [94, 96] });
    // 3,134 + 500 × 17 is less than 25,220.
    expect(one).toMatchObject({ expected: 94, actual: 96, agrees: false });
  });

  test('cgroup v1 has one limit for memory and swap together', () => {
    const text = `memory: usage 20480kB, limit 20480kB, failcnt 1
      memory+swap: usage 30000kB, limit 40960kB, failcnt 0
      ${table61}`;
    expect(explained(text).totalPages).toBe(10240);
  });

  test('up to 5.0 the printed score is compared, too', () => {
    const one = explained(`
      445340 pages RAM
      10614 pages reserved
      Total swap = 0kB
      [ pid ]   uid  tgid total_vm      rss nr_ptes swapents oom_score_adj name
      [ 1476]  1020  1476     1809       25       9        0             0 tail
      [ 1532]  1020  1532   410347   398810     788        0             0 badsysprogram
      Out of memory: Kill process 1532 (badsysprogram) score 919 or sacrifice child
      Killed process 1532 (badsysprogram) total-vm:1641388kB, anon-rss:1595164kB, file-rss:76kB`);
    expect(one).toMatchObject({ agrees: true, score: { reported: 919, computed: 919 } });
    expect(printKernel(one.kernel)).toBe('3.19');
  });

  test('a child that died for its parent is no disagreement', () => {
    const one = explained(`
      [ pid ]   uid  tgid total_vm      rss nr_ptes nr_pmds swapents oom_score_adj name
      [   10]  1020    10     1809      900       9       3        0             0 parent
      [   11]  1020    11     1809      100       9       3        0             0 child
      Out of memory: Kill process 10 (parent) score 9 or sacrifice child
      Killed process 11 (child) total-vm:12kB, anon-rss:8kB, file-rss:0kB, shmem-rss:0kB`);
    expect(one).toMatchObject({ expected: 10, actual: 10, agrees: true });
  });
});

describe('whose rules', () => {
  const era = (since: string | undefined, before: string | undefined, kernel?: string) =>
    printKernel(
      kernelOfReport({
        ...read(table61),
        era: { since, before } as Report['era'],
        ...(kernel && { kernel: kernelOf(kernel)! }),
      }),
    );

  test('the kernel that the report names', () => {
    expect(era('4.19', undefined, '5.4')).toBe('5.4');
    expect(era('4.0', '4.15', '4.4')).toBe('4.4');
  });

  test('the newest that the lines allow, where it names none or the lines are of another', () => {
    expect(era('4.0', '4.15')).toBe('4.14');
    expect(era(undefined, '5.0')).toBe('4.20');
    expect(era('5.4', undefined)).toBe('6.12');
    // Red Hat 8 calls itself 4.18 and prints what 5.4 prints.
    expect(era('5.4', undefined, '4.18')).toBe('6.12');
  });

  test('old columns with newer words: Red Hat 7, 3.10 with shmem-rss', () => {
    expect(era('4.5', '4.0', '3.10')).toBe('3.10');
    expect(era('4.5', '4.0')).toBe('3.19');
  });
});

test('explains any report, and agrees where the victim is the one it expects', () => {
  fc.assert(
    fc.property(anyReport, ({ report }) => {
      const one = explain(report);
      expect(one.choice.verdicts).toHaveLength(report.tasks.length);
      const { chosen } = one.choice;
      if (!chosen) return;
      const [victim] = report.killed;
      if (!victim) return;
      const { chosen: _, ...rest } = report;
      const killed = [{ ...victim, pid: chosen.pid }];
      expect(explain({ ...rest, killed }).agrees).toBe(true);
    }),
    { numRuns: 1000 },
  );
});
