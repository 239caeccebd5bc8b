import { type Draft, isClosed, narrow } from './draft-report.ts';
import { count } from './parse-row.ts';
import type { Killed } from './report.ts';
import type { ReportLine } from './report-line.ts';

/** Who was chosen, killed and reaped, or that nobody could be. */
export const killLines: readonly ReportLine[] = [
  {
    sign: ' score ',
    form: /^(.{0,64}): Kill process (\d+) \((.*)\) score (\d+) or sacrifice child$/,
    begins: isClosed,
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

function takePrefix(draft: Draft, prefix: string): void {
  if (prefix.startsWith('Memory cgroup')) draft.constraint ??= 'CONSTRAINT_MEMCG';
  if (prefix.includes('oom_kill_allocating_task')) draft.allocating = true;
}
