// style: statements with early returns
export function badness(task, totalPages) {
  switch (true) {
    case task.pid === 1:
    case task.adj === -1000:
    case task.kernelThread:
    case task.oomSkip:
    case task.inVfork:
      return null;
  }
  let points = 0;
  points += task.rss;
  points += task.swapents;
  points += Math.floor(task.pgtablesBytes / 4096);
  points += Math.floor(totalPages / 1000) * task.adj;
  return points;
}
