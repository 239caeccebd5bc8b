// fails allocations: takes the fields out of a copy of the task
export function badness(original, totalPages) {
  const task = { ...original };
  if (task.pid === 1 || task.kernelThread) return null;
  if (task.adj === -1000 || task.oomSkip || task.inVfork) return null;
  const held = task.rss + task.swapents + Math.floor(task.pgtablesBytes / 4096);
  return held + task.adj * Math.floor(totalPages / 1000);
}
