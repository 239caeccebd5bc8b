import { atLeast, type Kernel } from './kernel.ts';
import { padded } from './printf.ts';
import { pageBytes, type Task, tablePages } from './task.ts';

/**
 * The task table in the kernel's own widths: mm/oom_kill.c, dump_tasks. Its columns by release:
 * nr_ptes; nr_pmds beside it from 4.0 (dc6c9a35b66b); pgtables_bytes in their place from 4.15
 * (af5b0f6a09e4); a title and room for pids of seven digits from 4.19 (c3b78b11efbb); the kinds of
 * rss from 6.8.
 */
export function printTasks(tasks: readonly Task[], kernel: Kernel): string[] {
  const since = (release: Parameters<typeof atLeast>[1]) => atLeast(kernel, release);
  const pid = since('4.19') ? '[  pid  ]' : '[ pid ]';
  const kinds = since('6.8') ? ' rss_anon rss_file rss_shmem' : '';
  const tables = since('4.15') ? 'pgtables_bytes' : since('4.0') ? 'nr_ptes nr_pmds' : 'nr_ptes';
  return [
    ...(since('4.19') ? ['Tasks state (memory values in pages):'] : []),
    `${pid}   uid  tgid total_vm      rss${kinds} ${tables} swapents oom_score_adj name`,
    ...tasks.map((task) => printTask(task, kernel)),
  ];
}

function printTask(task: Task, kernel: Kernel): string {
  const { pid, uid, tgid = pid, totalVm, rss, swapents, adj, name } = task;
  const since = (release: Parameters<typeof atLeast>[1]) => atLeast(kernel, release);
  const head = `[${padded(since('4.19') ? 7 : 5, pid)}] ${padded(5, uid)} ${padded(5, tgid)}`;
  const { rssAnon = rss, rssFile = 0, rssShmem = 0 } = task;
  const kinds = since('6.8')
    ? ` ${padded(8, rssAnon)} ${padded(8, rssFile)} ${padded(9, rssShmem)}`
    : '';
  const tables = printTables(task, kernel);
  const memory = `${padded(8, totalVm)} ${padded(8, rss)}${kinds} ${tables} ${padded(8, swapents)}`;
  return `${head} ${memory}         ${padded(5, adj)} ${name}`;
}

function printTables(task: Task, kernel: Kernel): string {
  if (atLeast(kernel, '4.15')) {
    return padded(8, task.pgtablesBytes ?? tablePages(task) * pageBytes);
  }
  const { nrPtes = tablePages(task), nrPmds = 0 } = task;
  return atLeast(kernel, '4.0') ? `${padded(7, nrPtes)} ${padded(7, nrPmds)}` : padded(7, nrPtes);
}
