// fails allocations: hands on its results in a small object
export function badness(task, totalPages) {
  if (task.pid === 1 || task.kernelThread) return null;
  if (task.adj === -1000 || task.oomSkip || task.inVfork) return null;
  const points = heldBy(task);
  return points.held + task.adj * Math.floor(totalPages / 1000);
}

function heldBy({ rss, swapents, pgtablesBytes }) {
  return { held: rss + swapents + Math.floor(pgtablesBytes / 4096) };
}
