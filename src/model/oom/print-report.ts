import { atLeast, type Kernel, printKernel } from './kernel.ts';
import { printTasks } from './print-tasks.ts';
import { kB } from './printf.ts';
import { type Counter, isOfGroup, type Killed, type Report } from './report.ts';
import { pageBytes, type Task, tablePages } from './task.ts';

/**
 * The lines that a kernel of this release logs, without timestamps: mm/oom_kill.c, dump_header to
 * __oom_kill_process. The call trace is left out, and so are the lines of single zones and of a
 * cgroup's memory.stat. What the report does not say is not printed, and neither is what the
 * release did not say yet. By release:
 * - flags by name in `gfp_mask` from 4.6; `nodemask` in the first line from 4.9 to 4.20;
 * - `oom-kill:constraint=` from 5.0 (ef8444ea01d7), before it `Task in … killed as a result of`;
 * - one line for a kill from 5.1 (bbbe48029720), with UID, page tables and adj from 5.4
 *   (8ac3f8fe91a2, 70cb6d267790); shmem-rss from 4.5 (eca56ff906bd); the reaper from 4.6;
 * - memory.oom.group from 4.19; no killable process as a warning before the panic from 4.19.
 * Held against logs of 3.10, 5.13, 5.15, 6.1 and 6.8 and the source of 4.19, 4.20 and 5.10. No log
 * or source at hand has confirmed where the nodemask stands before 4.19, and that panic.
 */
export function printReport(report: Report, kernel: Kernel): string[] {
  const since = (release: Parameters<typeof atLeast>[1]) => atLeast(kernel, release);
  const { noKillable, groupKill } = report;
  const [victim] = report.killed;
  return [
    ...printInvoker(report, kernel),
    ...(isOfGroup(report) ? printGroup(report, kernel) : printMachine(report, kernel)),
    ...printTasks(report.tasks, kernel),
    ...(since('5.0') ? printSummary(report) : []),
    ...(noKillable && since('4.19') ? ['Out of memory and no killable processes...'] : []),
    ...(report.panic ? [`Kernel panic - not syncing: ${report.panic}`] : []),
    ...(victim ? printKill(victim, report, kernel) : []),
    ...(groupKill && since('4.19') ? printGroupKill(groupKill, report, kernel) : []),
    ...(since('4.6') ? report.reaped.map((pid) => printReaped(pid, report)) : []),
  ];
}

/** What a kernel of this release says when it gives up on a machine where nobody can be killed. */
export const panicOf = (kernel: Kernel): string =>
  atLeast(kernel, '4.19')
    ? 'System is deadlocked on memory'
    : 'Out of memory and no killable processes...';

function printInvoker({ invoker, gfp, order = 0 }: Report, kernel: Kernel): string[] {
  if (!invoker) return [];
  const { mask, flags } = gfp ?? gfpOf(kernel);
  const named = atLeast(kernel, '4.6') && flags ? `(${flags})` : '';
  const nodemask =
    !atLeast(kernel, '4.9') || atLeast(kernel, '5.0')
      ? ''
      : ` nodemask=${atLeast(kernel, '4.11') ? '(null)' : '0'},`;
  const asked = `gfp_mask=0x${mask.toString(16)}${named},${nodemask} order=${order}`;
  const { name, pid, adj = 0 } = invoker;
  return [
    `${name} invoked oom-killer: ${asked}, oom_score_adj=${adj}`,
    ...(pid === undefined
      ? []
      : [`CPU: 0 PID: ${pid} Comm: ${name} Not tainted ${printKernel(kernel)}.0 #1`]),
  ];
}

/** A page for a process: its name and, since the numbers of flags moved, its number. */
export function gfpOf(kernel: Kernel): { mask: number; flags: string } {
  const name = 'GFP_HIGHUSER_MOVABLE';
  // With folios, anonymous memory asks for a compound page.
  if (atLeast(kernel, '6.0')) return { mask: 0x140cca, flags: `${name}|__GFP_COMP` };
  if (atLeast(kernel, '5.1')) return { mask: 0x100cca, flags: name };
  if (atLeast(kernel, '4.18')) return { mask: 0x6200ca, flags: name };
  if (atLeast(kernel, '4.10')) return { mask: 0x14200ca, flags: name };
  return { mask: atLeast(kernel, '4.4') ? 0x24200ca : 0x200da, flags: name };
}

/** Lines of Mem-Info that belong together, as show_free_areas breaks them. */
const memInfoLines = [
  ['active_anon', 'inactive_anon', 'isolated_anon'],
  ['active_file', 'inactive_file', 'isolated_file'],
  ['unevictable', 'dirty', 'writeback', 'unstable'],
  ['slab_reclaimable', 'slab_unreclaimable'],
  ['mapped', 'shmem', 'pagetables', 'sec_pagetables', 'bounce'],
  ['free', 'free_pcp', 'free_cma'],
] as const;
export const memInfoKeys: readonly string[] = memInfoLines.flat();

function printMachine(report: Report, kernel: Kernel): string[] {
  const { memInfo, ramPages, reservedPages, swapFreeKB, swapTotalKB } = report;
  const info = memInfoLines
    .map((keys) => keys.filter((key) => memInfo[key] !== undefined))
    .filter((keys) => keys.length > 0)
    .map((keys, index) => {
      const line = keys.map((key) => `${key}:${memInfo[key]}`).join(' ');
      return index === 0 ? line : ` ${line}`;
    });
  return [
    'Mem-Info:',
    ...info,
    ...(swapFreeKB === undefined ? [] : [`Free swap  = ${swapFreeKB}kB`]),
    ...(swapTotalKB === undefined ? [] : [`Total swap = ${swapTotalKB}kB`]),
    ...(ramPages === undefined ? [] : [`${ramPages} pages RAM`, '0 pages HighMem/MovableOnly']),
    ...(reservedPages === undefined ? [] : [`${reservedPages} pages reserved`]),
    ...(ramPages === undefined || !atLeast(kernel, '3.16') ? [] : ['0 pages hwpoisoned']),
  ];
}

function printGroup(report: Report, kernel: Kernel): string[] {
  const { memcg, taskMemcg = memcg, memory, swap, both } = report;
  const counter = (name: string, one: Counter | undefined) =>
    one ? [`${name}: usage ${one.usageKB}kB, limit ${one.limitKB}kB, failcnt ${one.failcnt}`] : [];
  return [
    ...(memcg !== undefined && !atLeast(kernel, '5.0')
      ? [`Task in ${taskMemcg} killed as a result of limit of ${memcg}`]
      : []),
    ...counter('memory', memory),
    ...counter('swap', swap),
    ...counter('memory+swap', both),
    ...(memcg === undefined ? [] : [`Memory cgroup stats for ${memcg}:`]),
  ];
}

/** dump_oom_summary: only with a victim. */
function printSummary({ constraint, memcg, taskMemcg = '/', killed, tasks }: Report): string[] {
  const [victim] = killed;
  if (!victim || !constraint) return [];
  const where = memcg === undefined ? 'global_oom' : `oom_memcg=${memcg}`;
  const uid = victim.uid ?? tasks.find(({ pid }) => pid === victim.pid)?.uid ?? 0;
  const who = `task_memcg=${taskMemcg},task=${victim.name},pid=${victim.pid},uid=${uid}`;
  const nodes = 'nodemask=(null),cpuset=/,mems_allowed=0';
  return [`oom-kill:constraint=${constraint},${nodes},${where},${who}`];
}

function prefixOf(report: Report): string {
  if (report.allocating) return 'Out of memory (oom_kill_allocating_task)';
  return isOfGroup(report) ? 'Memory cgroup out of memory' : 'Out of memory';
}

function printKill(victim: Killed, report: Report, kernel: Kernel): string[] {
  const line = printKilled(victim, report, kernel);
  if (atLeast(kernel, '5.1') || !report.chosen) return [line];
  const { pid, name, score } = report.chosen;
  const chosen = `Kill process ${pid} (${name}) score ${score} or sacrifice child`;
  return [`${prefixOf(report)}: ${chosen}`, line];
}

function printKilled(one: Killed, report: Report, kernel: Kernel): string {
  const since = (release: Parameters<typeof atLeast>[1]) => atLeast(kernel, release);
  const prefix = since('5.1') ? `${prefixOf(report)}: ` : '';
  const { pid, name, totalVmKB, anonKB, fileKB, shmemKB = 0 } = one;
  const sizes = `total-vm:${totalVmKB}kB, anon-rss:${anonKB}kB, file-rss:${fileKB}kB`;
  const shmem = since('4.5') ? `, shmem-rss:${shmemKB}kB` : '';
  const { uid = 0, pgtablesKB = 0, adj = 0 } = one;
  const more = since('5.4') ? `, UID:${uid} pgtables:${pgtablesKB}kB oom_score_adj:${adj}` : '';
  return `${prefix}Killed process ${pid} (${name}) ${sizes}${shmem}${more}`;
}

/** The scan of the group comes by the victim again, and the kernel says so again. */
function printGroupKill(path: string, report: Report, kernel: Kernel): string[] {
  const place = (one: Killed) => report.tasks.findIndex(({ pid }) => pid === one.pid);
  const inOrder = report.killed.toSorted((one, other) => place(one) - place(other));
  return [
    `Tasks in ${path} are going to be killed due to memory.oom.group set`,
    ...inOrder.map((one) => printKilled(one, report, kernel)),
  ];
}

/** The reaper leaves shared memory alone: others may still use it. */
function printReaped(pid: number, { killed }: Report): string {
  const { name = '', shmemKB = 0 } = killed.find((one) => one.pid === pid) ?? {};
  const left = `anon-rss:0kB, file-rss:0kB, shmem-rss:${shmemKB}kB`;
  return `oom_reaper: reaped process ${pid} (${name}), now ${left}`;
}

/** What a kill prints about a task, from its row; rss of no kind counts as anonymous. */
export function killedOf(task: Task, page: number = pageBytes): Killed {
  const { pid, name, rss, rssFile = 0, rssShmem = 0, uid, adj } = task;
  const { rssAnon = rss - rssFile - rssShmem } = task;
  return {
    pid,
    name,
    totalVmKB: kB(task.totalVm, page),
    anonKB: kB(rssAnon, page),
    fileKB: kB(rssFile, page),
    shmemKB: kB(rssShmem, page),
    uid,
    pgtablesKB: Math.floor((task.pgtablesBytes ?? tablePages(task) * page) / 1024),
    adj,
  };
}
