import type { VmStat } from './vmstat.ts';

/** Time in ticks of a CPU since the start, as the first line of /proc/stat gives it. */
export interface CpuTimes {
  readonly user: number;
  readonly nice: number;
  readonly system: number;
  readonly idle: number;
  readonly iowait: number;
  readonly irq: number;
  readonly softirq: number;
  readonly steal: number;
}

/** What `vmstat` reads at a moment. */
export interface VmstatReading {
  readonly stat: Pick<VmStat, 'pswpin' | 'pswpout' | 'pgpgin' | 'pgpgout'>;
  /** Tasks that run or could, and tasks that wait for a disk. */
  readonly running: number;
  readonly blocked: number;
  /** KiB. */
  readonly swapUsed: number;
  readonly free: number;
  readonly buffers: number;
  readonly cached: number;
  /** Interrupts and context switches since the start. */
  readonly interrupts: number;
  readonly switches: number;
  readonly cpu: CpuTimes;
}

export const vmstatColumns = [
  ...(['r', 'b'] as const),
  ...(['swpd', 'free', 'buff', 'cache'] as const),
  ...(['si', 'so'] as const),
  ...(['bi', 'bo'] as const),
  ...(['in', 'cs'] as const),
  ...(['us', 'sy', 'id', 'wa', 'st'] as const),
] as const;

/** si, so, bi and bo are KiB a second, in and cs a second, us to st per cent. */
export type VmstatRow = Readonly<Record<(typeof vmstatColumns)[number], number>>;

const pageKiB = 4;

/**
 * The columns of `vmstat SECONDS` for the time between two readings (procps 3.3.17, vmstat.c,
 * new_format), rounded as it rounds.
 */
export function vmstatRow(before: VmstatReading, after: VmstatReading, seconds: number): VmstatRow {
  const rate = (amount: number) => Math.floor((amount + Math.floor(seconds / 2)) / seconds);
  const counted = (key: keyof VmstatReading['stat']) => after.stat[key] - before.stat[key];
  const ticks = (key: keyof CpuTimes) => after.cpu[key] - before.cpu[key];
  const user = ticks('user') + ticks('nice');
  const system = ticks('system') + ticks('irq') + ticks('softirq');
  const wait = ticks('iowait');
  const steal = ticks('steal');
  const passed = user + system + ticks('idle') + wait + steal;
  // With no time passed it was idle for a tick.
  const all = passed || 1;
  const idle = passed ? ticks('idle') : 1;
  const percent = (part: number) => Math.floor((100 * part + Math.floor(all / 2)) / all);
  return {
    r: after.running,
    b: after.blocked,
    swpd: after.swapUsed,
    free: after.free,
    buff: after.buffers,
    cache: after.cached,
    si: rate(counted('pswpin') * pageKiB),
    so: rate(counted('pswpout') * pageKiB),
    bi: rate(counted('pgpgin')),
    bo: rate(counted('pgpgout')),
    in: rate(after.interrupts - before.interrupts),
    cs: rate(after.switches - before.switches),
    us: percent(user),
    sy: percent(system),
    id: percent(idle),
    wa: percent(wait),
    st: percent(steal),
  };
}

/** Widths of new_format; a number that is wider pushes the rest to the right, as there. */
const widths = [2, 2, 6, 6, 6, 6, 4, 4, 5, 5, 4, 4, 2, 2, 2, 2, 2] as const;

export function printVmstat(row: VmstatRow): string {
  return vmstatColumns.map((name, at) => String(row[name]).padStart(widths[at]!)).join(' ');
}

/** The two lines above the rows. */
export const vmstatHeader = [
  'procs -----------memory---------- ---swap-- -----io---- -system-- ------cpu-----',
  vmstatColumns.map((name, at) => name.padStart(widths[at]!)).join(' '),
].join('\n');
