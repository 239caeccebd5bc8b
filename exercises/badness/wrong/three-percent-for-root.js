// fails result: gives every process 3 % off, as kernels up to 4.16 did for root
export function badness(task, totalPages) {
  if (task.pid === 1 || task.kernelThread) return null;
  if (task.adj === -1000 || task.oomSkip || task.inVfork) return null;
  const held = task.rss + task.swapents + Math.floor(task.pgtablesBytes / 4096);
  return held - Math.floor((held * 3) / 100) + task.adj * Math.floor(totalPages / 1000);
}
