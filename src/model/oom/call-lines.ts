import { isClosed, narrow } from './draft-report.ts';
import { kernelOf } from './kernel.ts';
import { columnsOf } from './parse-row.ts';
import { type Constraint, constraints } from './report.ts';
import type { ReportLine } from './report-line.ts';

/** Who called the killer, because of which limit, and the head of the table of tasks. */
export const callLines: readonly ReportLine[] = [
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
    begins: (draft) => draft.tasks.length > 0 || isClosed(draft),
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
];
