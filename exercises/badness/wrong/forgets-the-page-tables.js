// fails result: leaves out the page tables, which a killed process gives back too
export function badness(task, totalPages) {
  if (task.pid === 1 || task.kernelThread) return null;
  if (task.adj === -1000 || task.oomSkip || task.inVfork) return null;
  const held = task.rss + task.swapents;
  return held + task.adj * Math.floor(totalPages / 1000);
}
