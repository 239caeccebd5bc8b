// style: functional, small functions of expressions alone
const isSpared = (task) =>
  task.adj === -1000 || task.pid === 1 || task.kernelThread || task.oomSkip || task.inVfork;
const held = (task) => task.rss + task.swapents + task.pgtablesBytes / 4096;
const share = (adj, totalPages) => adj * Math.trunc(totalPages / 1000);

export const badness = (task, totalPages) =>
  isSpared(task) ? null : held(task) + share(task.adj, totalPages);
