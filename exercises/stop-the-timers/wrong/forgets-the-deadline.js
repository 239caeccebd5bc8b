// fails collected, heap-growth: stops the beats on every way out, and lets the deadline wait on
export async function run(job, onBeat) {
  const heartbeat = setInterval(() => onBeat(job.id), 100);
  const tooLate = new Promise((_, reject) => {
    setTimeout(() => reject(new Error(`${job.id} took too long`)), job.limit);
  });
  try {
    return await Promise.race([job.work(), tooLate]);
  } finally {
    clearInterval(heartbeat);
  }
}
