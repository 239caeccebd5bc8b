import { describe, expect, test } from 'vitest';
import { VmStat } from '../../../src/model/reclaim/vmstat.ts';
import {
  printVmstat,
  type VmstatReading,
  vmstatHeader,
  vmstatRow,
} from '../../../src/model/reclaim/vmstat-command.ts';

const counts = {
  reclaimed: 5,
  scannedAnon: 10,
  scannedFile: 4,
  stolenAnon: 3,
  stolenFile: 2,
  activated: 6,
  deactivated: 7,
  refilled: 8,
  priority: 12,
};

describe('/proc/vmstat', () => {
  test('counts a reclaim by who reclaimed and by kind', () => {
    const stat = new VmStat();
    stat.addReclaim(counts, 'kswapd');
    stat.addReclaim(counts, 'direct');
    stat.addReclaim(counts, 'direct');
    expect(stat).toMatchObject({
      pgscan_kswapd: 14,
      pgscan_direct: 28,
      pgsteal_kswapd: 5,
      pgsteal_direct: 10,
      pgscan_anon: 30,
      pgsteal_file: 6,
      pgactivate: 18,
      pgdeactivate: 21,
      pgrefill: 24,
    });
  });

  test("leaves a group's own reclaim out of kswapd's and the tasks'", () => {
    const stat = new VmStat();
    stat.addReclaim(counts, 'group');
    expect(stat).toMatchObject({
      pgscan_anon: 10,
      pgscan_direct: 0,
      pgscan_kswapd: 0,
      pgrefill: 0,
    });
  });

  test('counts refaults by what came of them', () => {
    const stat = new VmStat();
    const refault = { distance: 1, workingset: 1, active: true, restored: true };
    stat.addRefault('anon', refault);
    stat.addRefault('file', { ...refault, restored: false });
    stat.addRefault('file', { ...refault, active: false, restored: false });
    expect(stat).toMatchObject({
      workingset_refault_anon: 1,
      workingset_restore_anon: 1,
      workingset_refault_file: 2,
      workingset_activate_file: 1,
      workingset_restore_file: 0,
    });
  });

  test('prints a line for each counter, and a clone is its own', () => {
    const stat = new VmStat();
    stat.pgfault = 1234;
    const copy = stat.clone();
    copy.pgfault += 1;
    expect(stat.print()).toContain('\npgfault 1234\npgmajfault 0\n');
    expect(copy.print()).toContain('\npgfault 1235\n');
  });
});

const cpu = {
  user: 0,
  nice: 0,
  system: 0,
  idle: 0,
  iowait: 0,
  irq: 0,
  softirq: 0,
  steal: 0,
};
const start: VmstatReading = {
  stat: new VmStat(),
  running: 0,
  blocked: 0,
  swapUsed: 0,
  free: 3474280,
  buffers: 25232,
  cached: 416816,
  interrupts: 0,
  switches: 0,
  cpu,
};

describe('vmstat', () => {
  test('gives what happened between two readings', () => {
    const stat = Object.assign(new VmStat(), {
      pswpin: 250,
      pswpout: 5,
      pgpgin: 1001,
      pgpgout: 20,
    });
    const after = {
      ...start,
      stat,
      running: 2,
      blocked: 1,
      swapUsed: 20,
      interrupts: 90,
      switches: 181,
      cpu: { ...cpu, user: 20, nice: 5, system: 40, irq: 5, softirq: 5, idle: 25, iowait: 100 },
    };
    const row = vmstatRow(start, after, 2);
    expect(row).toMatchObject({ r: 2, b: 1, swpd: 20, free: 3474280, buff: 25232, cache: 416816 });
    // 250 pages of 4 KiB in two seconds; halves are rounded up.
    expect(row).toMatchObject({ si: 500, so: 10, bi: 501, bo: 10, in: 45, cs: 91 });
    expect(row).toMatchObject({ us: 13, sy: 25, id: 13, wa: 50, st: 0 });
  });

  test('with no time passed it was idle', () => {
    expect(vmstatRow(start, start, 1)).toMatchObject({ us: 0, id: 100, wa: 0 });
  });

  test('prints in the widths of procps', () => {
    expect(vmstatHeader).toBe(
      'procs -----------memory---------- ---swap-- -----io---- -system-- ------cpu-----\n' +
        ' r  b   swpd   free   buff  cache   si   so    bi    bo   in   cs us sy id wa st',
    );
    expect(printVmstat(vmstatRow(start, start, 1))).toBe(
      ' 0  0      0 3474280  25232 416816    0    0     0     0    0    0  0  0 100  0  0',
    );
  });
});
