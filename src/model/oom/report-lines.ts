import { type Draft, narrow } from './draft-report.ts';
import { kernelOf } from './kernel.ts';
import { columnsOf, count } from './parse-row.ts';
import { memInfoKeys } from './print-report.ts';
import { type Constraint, type Counter, constraints, type Killed } from './report.ts';

/** A kind of line: what it has in it, how it is read, and whether it begins another report. */
export interface Line {
  /** Looked for first, because it is quick. */
  readonly sign: string;
  readonly form: RegExp;
  /** Whether this line cannot belong to the report so far. */
  readonly begins?: (draft: Draft, found: RegExpExecArray) => boolean;
  /** The report it is about, where that need not be the last one. */
  readonly owner?: (drafts: readonly Draft[], found: RegExpExecArray) => Draft | undefined;
  /** Puts it into the report; `false` where its values cannot be. */
  take(draft: Draft, found: RegExpExecArray): boolean;
}

const closed = (draft: Draft): boolean => draft.killed.length > 0 || draft.noKillable;

/** `sizes` begins with total-vm; a part that a kernel did not print is absent. */
function killed(pid: string, name: string, sizes: string): Killed | undefined {
  const kB = (key: string) => count(new RegExp(`${key}:(-?\\d{1,16})`).exec(sizes)?.[1]);
  const [one, totalVmKB, anonKB] = [count(pid), kB('total-vm'), kB('anon-rss')];
  if (one === undefined || totalVmKB === undefined || anonKB === undefined) return undefined;
  const more = {
    shmemKB: kB('shmem-rss'),
    uid: kB('UID'),
    pgtablesKB: kB('pgtables'),
    adj: kB('oom_score_adj'),
  };
  const known = Object.entries(more).filter(([, value]) => value !== undefined);
  const fileKB = kB('file-rss') ?? 0;
  return { pid: one, name, totalVmKB, anonKB, fileKB, ...Object.fromEntries(known) };
}

function counter(key: 'memory' | 'swap' | 'both', name: string): Line {
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
  const line: Line = {
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

/** The lines of a report that say something the model needs, of all releases since 2.6.36. */
export const lines: readonly Line[] = [
  {
    sign: ' invoked oom-killer: ',
    form: /^(.{0,64}) invoked oom-killer: gfp_mask=0x([\da-f]{1,12})(?:\(([^()]{0,400})\))?,(?: nodemask=([^ ]{0,80}),)? order=(-?\d{1,3})(?:, oom_adj=-?\d{1,3})?(?:, oom_score_adj=(-?\d{1,5}))?/,
    begins: () => true,
    take(draft, [, name, mask, flags, nodemask, order, adj]) {
      draft.invoker = { name: name!, ...(adj !== undefined && { adj: Number(adj) }) };
      draft.gfp = { mask: Number.parseInt(mask!, 16), ...(flags !== undefined && { flags }) };
      draft.order = Number(order);
      if (flags === undefined) narrow(draft, undefined, '4.6');
      else narrow(draft, '4.6');
      if (nodemask !== undefined) narrow(draft, '4.9', '5.0');
      return true;
    },
  },
  {
    sign: ' Comm: ',
    form: /^CPU: \d+ (?:UID: \d+ )?PID: (\d{1,10}) Comm: (.{0,64}?)(?: Kdump: loaded)? (?:Not tainted|Tainted: [^\d]{0,200}?) ?(\d+\.\d[^ ]{0,120})/,
    take(draft, [, pid, name, release]) {
      // Warnings have such a line, too; the killer's own names the task that called it.
      if (draft.invoker?.name !== name || draft.invoker?.pid !== undefined) return false;
      draft.kernel = kernelOf(release!);
      draft.invoker = { ...draft.invoker!, pid: Number(pid) };
      return true;
    },
  },
  {
    sign: ' oom_score_adj name',
    form: /^\[ +pid +\]\s+uid\s.{0,160}\sname$/,
    begins: (draft) => draft.tasks.length > 0 || closed(draft),
    take(draft, [header]) {
      const columns = columnsOf(header);
      if (!columns) return false;
      draft.columns = columns;
      const has = (key: string) => columns.includes(key);
      if (has('pgtables_bytes')) {
        const wide = header.startsWith('[  pid  ]');
        narrow(draft, wide ? '4.19' : '4.15', wide ? undefined : '4.19');
        if (has('rss_anon')) narrow(draft, '6.8');
      } else if (has('nr_pmds')) narrow(draft, '4.0', '4.15');
      else narrow(draft, undefined, '4.0');
      return true;
    },
  },
  {
    sign: 'Tasks state (memory values in pages)',
    form: /^Tasks state/,
    take(draft) {
      narrow(draft, '4.19');
      return true;
    },
  },
  {
    sign: 'oom-kill:constraint=',
    form: /^oom-kill:constraint=([A-Z_]{1,40}),(.*)$/,
    take(draft, [, constraint, rest]) {
      if (!(constraints as readonly string[]).includes(constraint!)) return false;
      draft.constraint = constraint as Constraint;
      const memcg = /,oom_memcg=(.*?),task_memcg=/.exec(rest!)?.[1];
      if (memcg !== undefined) draft.memcg = memcg;
      const taskMemcg = /,task_memcg=(.*?),task=/.exec(rest!)?.[1];
      if (taskMemcg !== undefined) draft.taskMemcg = taskMemcg;
      narrow(draft, '5.0');
      return true;
    },
  },
  {
    sign: ' killed as a result of limit of ',
    form: /^Task in (.*) killed as a result of limit of (.*)$/,
    take(draft, [, task, limited]) {
      draft.taskMemcg = task;
      draft.memcg = limited;
      narrow(draft, undefined, '5.0');
      return true;
    },
  },
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
  {
    sign: ' score ',
    form: /^(.{0,64}): Kill process (\d+) \((.*)\) score (\d+) or sacrifice child$/,
    begins: closed,
    take(draft, [, prefix, pid, name, text]) {
      const [one, score] = [count(pid), count(text)];
      if (one === undefined || score === undefined) return false;
      draft.chosen = { pid: one, name: name!, score };
      takePrefix(draft, prefix!);
      narrow(draft, undefined, '5.1');
      return true;
    },
  },
  {
    sign: 'Killed process ',
    form: /^(?:(.{0,64}): )?Killed process (\d+) \((.*)\),?( UID \d+,)? (total-vm:.*)$/,
    // Without a group that is killed whole, one report has one kill.
    begins: (draft, [, , pid]) =>
      draft.groupKill === undefined && draft.killed.some((one) => one.pid !== Number(pid)),
    take(draft, [, prefix, pid, name, , sizes]) {
      const one = killed(pid!, name!, sizes!);
      if (!one) return false;
      if (!draft.killed.some((other) => other.pid === one.pid)) draft.killed.push(one);
      if (prefix !== undefined) {
        takePrefix(draft, prefix);
        narrow(draft, '5.1');
      }
      if (one.shmemKB === undefined) narrow(draft, undefined, '4.5');
      else narrow(draft, one.adj === undefined ? '4.5' : '5.4');
      return true;
    },
  },
  {
    sign: ' due to memory.oom.group set',
    form: /^Tasks in (.*) are going to be killed due to memory\.oom\.group set$/,
    take(draft, [, path]) {
      draft.groupKill = path;
      narrow(draft, '4.19');
      return true;
    },
  },
  {
    sign: 'oom_reaper: reaped process ',
    form: /^oom_reaper: reaped process (\d{1,10}) /,
    // The reaper is a thread of its own: the next report may have begun before it is done.
    owner: (drafts, [, pid]) =>
      drafts.findLast(({ killed }) => killed.some((one) => one.pid === Number(pid))),
    take(draft, [, pid]) {
      draft.reaped.push(Number(pid));
      narrow(draft, '4.6');
      return true;
    },
  },
  {
    sign: 'Out of memory and no killable processes...',
    form: /^(Kernel panic - not syncing: )?Out of memory and no killable/,
    take(draft, [, panic]) {
      draft.noKillable = true;
      if (panic === undefined) narrow(draft, '4.19');
      else draft.panic = 'Out of memory and no killable processes...';
      return true;
    },
  },
  {
    sign: 'System is deadlocked on memory',
    form: /^Kernel panic - not syncing: (System is deadlocked on memory)/,
    take(draft, [, panic]) {
      draft.noKillable = true;
      draft.panic = panic;
      narrow(draft, '4.19');
      return true;
    },
  },
];

function takeMemInfo(draft: Draft, { input }: RegExpExecArray): boolean {
  for (const [, key, value] of input.matchAll(/([a-z_]{4,24}):(\d{1,15})(?= |$)/g)) {
    if (memInfoKeys.includes(key!)) draft.memInfo[key!] ??= Number(value);
  }
  return true;
}

function takePrefix(draft: Draft, prefix: string): void {
  if (prefix.startsWith('Memory cgroup')) draft.constraint ??= 'CONSTRAINT_MEMCG';
  if (prefix.includes('oom_kill_allocating_task')) draft.allocating = true;
}
