// fails allocations: counts right, and makes an array and a function at each call
export function badness(task, totalPages) {
  if (task.pid === 1 || task.kernelThread) return null;
  if (task.adj === -1000 || task.oomSkip || task.inVfork) return null;
  const parts = [task.rss, task.swapents, Math.floor(task.pgtablesBytes / 4096)];
  const held = parts.reduce((sum, pages) => sum + pages, 0);
  return held + task.adj * Math.floor(totalPages / 1000);
}
