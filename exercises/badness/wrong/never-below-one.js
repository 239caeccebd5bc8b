// fails result: has no points below 1, as kernels up to 5.8 did
export function badness(task, totalPages) {
  if (task.pid === 1 || task.kernelThread) return null;
  if (task.adj === -1000 || task.oomSkip || task.inVfork) return null;
  const held = task.rss + task.swapents + Math.floor(task.pgtablesBytes / 4096);
  return Math.max(1, held + task.adj * Math.floor(totalPages / 1000));
}
