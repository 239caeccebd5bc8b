import type { Draft } from './draft-report.ts';
import { count } from './parse-row.ts';
import { memInfoKeys } from './print-report.ts';
import type { Counter } from './report.ts';
import type { ReportLine } from './report-line.ts';

function counter(key: 'memory' | 'swap' | 'both', name: string): ReportLine {
  return {
    sign: `${name}: usage `,
    form: new RegExp(
      `^${name.replace('+', '\\+')}: usage (\\d+)kB, limit (\\d+)kB, failcnt (\\d+)`,
    ),
    take(draft, [, usage, limit, fails]) {
      const [usageKB, limitKB, failcnt] = [count(usage), count(limit), count(fails)];
      if (usageKB === undefined || failcnt === undefined) return false;
      // A limit too large to hold exactly is `max`.
      const value: Counter = { usageKB, limitKB: limitKB ?? Number.MAX_SAFE_INTEGER, failcnt };
      draft[key] ??= value;
      return true;
    },
  };
}

function single(key: 'ramPages' | 'reservedPages' | 'swapFreeKB' | 'swapTotalKB', form: RegExp) {
  const sign = {
    ramPages: 'pages RAM',
    reservedPages: 'pages reserved',
    swapFreeKB: 'Free swap',
    swapTotalKB: 'Total swap',
  }[key];
  const line: ReportLine = {
    sign,
    form,
    take(draft, [, text]) {
      const value = count(text);
      if (value !== undefined) draft[key] ??= value;
      return value !== undefined;
    },
  };
  return line;
}

/** How much memory there is, and how much of it is used: of a group, then of the machine. */
export const memoryLines: readonly ReportLine[] = [
  counter('memory', 'memory'),
  counter('swap', 'swap'),
  counter('both', 'memory+swap'),
  {
    sign: 'Memory cgroup stats for ',
    form: /^Memory cgroup stats for (.*?):(?: |$)/,
    take(draft, [, path]) {
      draft.memcg ??= path;
      return true;
    },
  },
  single('ramPages', /^(\d+) pages RAM$/),
  single('reservedPages', /^(\d+) pages reserved$/),
  single('swapFreeKB', /^Free swap +[=:] +(\d+)kB$/),
  single('swapTotalKB', /^Total swap +[=:] +(\d+)kB$/),
  {
    sign: 'Node ',
    form: /^Node \d+ \w{1,20}: \d+\*(\d{1,6})kB/,
    take(draft, [, smallest]) {
      draft.pageBytes = Number(smallest) * 1024;
      return draft.pageBytes > 0;
    },
  },
  {
    sign: 'free:',
    form: /^free:\d+(?: free_pcp|$)/,
    take: takeMemInfo,
  },
  {
    sign: 'active_',
    form: /^(?:active_anon|active_file):\d+ inactive_/,
    take: takeMemInfo,
  },
  { sign: 'unevictable:', form: /^unevictable:\d+ dirty:/, take: takeMemInfo },
  { sign: 'slab_reclaimable:', form: /^slab_reclaimable:\d+ /, take: takeMemInfo },
  { sign: 'sec_pagetables:', form: /^sec_pagetables:\d+ bounce:/, take: takeMemInfo },
  { sign: 'mapped:', form: /^mapped:\d+ shmem:/, take: takeMemInfo },
];

function takeMemInfo(draft: Draft, { input }: RegExpExecArray): boolean {
  for (const [, key, value] of input.matchAll(/([a-z_]{4,24}):(\d{1,15})(?= |$)/g)) {
    if (memInfoKeys.includes(key!)) draft.memInfo[key!] ??= Number(value);
  }
  return true;
}
