// fails collected, heap-growth, result: calls the work before the block, where a throw goes past finally
export async function run(job, onBeat) {
  const heartbeat = setInterval(() => onBeat(job.id), 100);
  let deadline;
  const tooLate = new Promise((_, reject) => {
    deadline = setTimeout(() => reject(new Error(`${job.id} took too long`)), job.limit);
  });
  const work = job.work();
  try {
    return await Promise.race([work, tooLate]);
  } finally {
    clearInterval(heartbeat);
    clearTimeout(deadline);
  }
}
