// fails collected, heap-growth: the interval falls silent after the end, and goes on for ever
export async function run(job, onBeat) {
  let isOver = false;
  setInterval(() => {
    if (!isOver) onBeat(job.id);
  }, 100);
  let deadline;
  const tooLate = new Promise((_, reject) => {
    deadline = setTimeout(() => reject(new Error(`${job.id} took too long`)), job.limit);
  });
  try {
    return await Promise.race([job.work(), tooLate]);
  } finally {
    isOver = true;
    clearTimeout(deadline);
  }
}
