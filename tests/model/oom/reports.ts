import fc from 'fast-check';
import { atLeast, type Kernel, type Release } from '../../../src/model/oom/kernel.ts';
import { gfpOf, killedOf } from '../../../src/model/oom/print-report.ts';
import type { Killed, Report } from '../../../src/model/oom/report.ts';
import type { Task } from '../../../src/model/oom/task.ts';
import { anyKernel } from './scenes.ts';

/** Names as programs choose them, with all that could be taken for something else. */
const anyName = fc
  .oneof(
    fc.constantFrom(
      'web',
      'kworker/0:2',
      '(sd-pam)',
      'VM Task',
      'a) b',
      '[x] y',
      '7 8 9',
      '12',
      'é',
    ),
    fc.string({ unit: fc.constantFrom(...'abz09 ()[]:,=-_./+#%'), maxLength: 15 }),
  )
  // Space at an end does not survive a paste, and #012 is how syslog writes a line feed.
  .map((name) => name.trimEnd())
  .filter((name) => !name.includes('#012'));

const anyInvoker = anyName.filter((name) => /^[a-zé(][^:]*$/.test(name));

const anyPath = fc.constantFrom('/', '/app', '/lxc/39004', '/kubepods.slice/pod=1', '/a b/c');

const pages = fc.oneof(fc.nat(10), fc.nat(100_000_000));

function anyTaskOf(kernel: Kernel): fc.Arbitrary<Task> {
  const since = (release: Release) => atLeast(kernel, release);
  return fc
    .record({
      pid: fc.integer({ min: 1, max: 4_194_304 }),
      tgid: fc.integer({ min: 1, max: 4_194_304 }),
      uid: fc.oneof(fc.constantFrom(0, 1000), fc.nat(4_294_967_294)),
      name: anyName,
      totalVm: pages,
      kinds: fc.tuple(pages, pages, pages),
      swapents: pages,
      adj: fc.integer({ min: -1000, max: 1000 }),
      tables: fc.nat(100_000),
    })
    .map(({ kinds, tables, ...task }) => {
      const [rssAnon, rssFile, rssShmem] = kinds;
      return {
        ...task,
        rss: rssAnon + rssFile + rssShmem,
        ...(since('6.8') && { rssAnon, rssFile, rssShmem }),
        ...(since('4.15') && { pgtablesBytes: tables * 4096 }),
        ...(!since('4.15') && { nrPtes: tables }),
        ...(!since('4.15') && since('4.0') && { nrPmds: tables % 9 }),
      };
    });
}

/** What a kernel of that release can say of a kill. */
function killedBy(kernel: Kernel, task: Task): Killed {
  const { shmemKB, uid, pgtablesKB, adj, ...base } = killedOf(task);
  return {
    ...base,
    ...(atLeast(kernel, '4.5') && { shmemKB }),
    ...(atLeast(kernel, '5.4') && { uid, pgtablesKB, adj }),
  };
}

/** A report as that kernel could have printed it, whole. */
export function anyReportOf(kernel: Kernel): fc.Arbitrary<Report> {
  const since = (release: Release) => atLeast(kernel, release);
  const tasks = fc.uniqueArray(anyTaskOf(kernel), { selector: ({ pid }) => pid, maxLength: 8 });
  const counter = fc.record({ usageKB: pages, limitKB: pages, failcnt: fc.nat() });
  return fc
    .record({
      tasks,
      victim: fc.nat(),
      group: fc.boolean(),
      memcg: anyPath,
      taskMemcg: anyPath,
      invoker: fc.record({
        name: anyInvoker,
        pid: fc.integer({ min: 1, max: 4_194_304 }),
        adj: fc.integer({ min: -1000, max: 1000 }),
      }),
      order: fc.integer({ min: -1, max: 10 }),
      constraint: fc.constantFrom(
        'CONSTRAINT_NONE' as const,
        'CONSTRAINT_CPUSET' as const,
        'CONSTRAINT_MEMORY_POLICY' as const,
      ),
      memory: counter,
      swap: counter,
      score: fc.nat(2000),
      whole: fc.boolean(),
      reaped: fc.boolean(),
      ram: fc.record({
        ramPages: pages,
        reservedPages: pages,
        swapFreeKB: pages,
        swapTotalKB: pages,
      }),
      free: pages,
    })
    .map((made): Report => {
      const { group, memcg, taskMemcg, order } = made;
      const victim =
        made.tasks.length > 0 ? made.tasks[made.victim % made.tasks.length] : undefined;
      const whole = victim !== undefined && group && made.whole && since('4.19');
      const others = whole ? made.tasks.filter((task) => task !== victim) : [];
      const dead = victim ? [victim, ...others] : [];
      const { flags, mask } = gfpOf(kernel);
      const scored = victim && !since('5.1');
      const summed = victim && since('5.0');
      const inGroup = {
        memory: made.memory,
        swap: made.swap,
        ...(victim && { constraint: 'CONSTRAINT_MEMCG' as const }),
        memcg,
        ...((summed || !since('5.0')) && { taskMemcg }),
      };
      const inMachine = {
        ...made.ram,
        ...(summed && { constraint: made.constraint, taskMemcg }),
      };
      return {
        kernel,
        invoker: made.invoker,
        gfp: { mask, ...(since('4.6') && { flags }) },
        order,
        memInfo: group ? {} : { active_anon: 1, inactive_anon: 2, free: made.free },
        pageBytes: 4096,
        ...(group ? inGroup : inMachine),
        tasks: made.tasks,
        ...(scored && {
          chosen: { pid: victim.pid, name: victim.name, score: made.score },
        }),
        killed: dead.map((task) => killedBy(kernel, task)),
        allocating: false,
        ...(whole && { groupKill: memcg }),
        noKillable: false,
        reaped: made.reaped && victim && since('4.6') ? [victim.pid] : [],
        era: {},
      };
    });
}

export const anyReport = anyKernel.chain((kernel) =>
  anyReportOf(kernel).map((report) => ({ kernel, report })),
);
