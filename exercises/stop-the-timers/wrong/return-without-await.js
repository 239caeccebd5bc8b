// fails result: leaves the block with a promise, so both timers are stopped before the work is done
export async function run(job, onBeat) {
  const heartbeat = setInterval(() => onBeat(job.id), 100);
  let deadline;
  const tooLate = new Promise((_, reject) => {
    deadline = setTimeout(() => reject(new Error(`${job.id} took too long`)), job.limit);
  });
  try {
    return Promise.race([job.work(), tooLate]);
  } finally {
    clearInterval(heartbeat);
    clearTimeout(deadline);
  }
}
