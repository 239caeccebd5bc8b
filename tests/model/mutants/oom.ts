import type { Mutant } from './mutant.ts';

export const oomMutants: readonly Mutant[] = [
  {
    fault: 'badness without swap',
    file: 'oom/task.ts',
    find: 'return task.rss + task.swapents + tablePages(task, page)',
    replace: 'return task.rss + tablePages(task, page)',
    caughtBy: 'golden/oom.test.ts',
  },
  {
    fault: 'a tie always goes to the last of the list',
    file: 'oom/select.ts',
    find: "points === most && rules.tie === 'last'",
    replace: 'points === most',
    caughtBy: 'golden/oom.test.ts',
  },
  {
    fault: 'oom_score_adj is scaled before the division',
    file: 'oom/badness.ts',
    find: 'held + adj * Math.floor(totalPages / 1000)',
    replace: 'held + Math.floor((adj * totalPages) / 1000)',
    caughtBy: 'golden/linux61-oom-score.test.ts',
  },
  {
    fault: 'oom_score rounds down where C cuts off',
    file: 'oom/oom-score.ts',
    find: 'const thousandths = Math.trunc(',
    replace: 'const thousandths = Math.floor(',
    caughtBy: 'golden/linux61-oom-score.test.ts',
  },
  {
    fault: 'memory.oom.group kills tasks with oom_score_adj -1000, too',
    file: 'oom/kill.ts',
    find: '!isOutOfReach(task) && task.adj !== never &&',
    replace: '!isOutOfReach(task) &&',
    caughtBy: 'golden/linux61-oom.test.ts',
  },
  {
    fault: 'a request that meets the commit limit exactly is granted',
    file: 'oom/overcommit.ts',
    find: 'ok: asked < allowed',
    replace: 'ok: asked <= allowed',
    caughtBy: 'model/oom/overcommit.test.ts',
  },
  {
    fault: 'the nearest memory.oom.group counts, not the highest',
    file: 'oom/crisis.ts',
    find: '.findLast(({ path, killsAll })',
    replace: '.find(({ path, killsAll })',
    caughtBy: 'model/oom/oom-model.test.ts',
  },
];
