// fails result: takes the address space of a process for its memory
export function badness(task, totalPages) {
  if (task.pid === 1 || task.kernelThread) return null;
  if (task.adj === -1000 || task.oomSkip || task.inVfork) return null;
  const held = task.totalVm + task.swapents + Math.floor(task.pgtablesBytes / 4096);
  return held + task.adj * Math.floor(totalPages / 1000);
}
