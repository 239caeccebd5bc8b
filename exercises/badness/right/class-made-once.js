// style: class, a single object that is used for every call
class Killer {
  points = 0;

  count({ pid, adj, rss, swapents, pgtablesBytes, kernelThread, oomSkip, inVfork }, totalPages) {
    if (pid === 1 || kernelThread || oomSkip || inVfork || adj === -1000) return null;
    this.points = adj;
    this.points *= (totalPages / 1000) | 0;
    this.points += rss;
    this.points += swapents;
    this.points += pgtablesBytes >>> 12;
    return this.points;
  }
}

const killer = new Killer();

export function badness(task, totalPages) {
  return killer.count(task, totalPages);
}
