// fails result: hopes that an adj of -1000 takes enough away
export function badness(task, totalPages) {
  if (task.pid === 1 || task.kernelThread) return null;
  if (task.oomSkip || task.inVfork) return null;
  const held = task.rss + task.swapents + Math.floor(task.pgtablesBytes / 4096);
  return held + task.adj * Math.floor(totalPages / 1000);
}
