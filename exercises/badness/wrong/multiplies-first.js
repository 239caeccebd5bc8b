// fails result: rounds after multiplying, which gives a few pages more or less
export function badness(task, totalPages) {
  if (task.pid === 1 || task.kernelThread) return null;
  if (task.adj === -1000 || task.oomSkip || task.inVfork) return null;
  const held = task.rss + task.swapents + Math.floor(task.pgtablesBytes / 4096);
  return held + Math.floor((task.adj * totalPages) / 1000);
}
