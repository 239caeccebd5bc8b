// fails result: has no deadline any more, so nothing of it can be left over
export async function run(job, onBeat) {
  const heartbeat = setInterval(() => onBeat(job.id), 100);
  try {
    return await job.work();
  } finally {
    clearInterval(heartbeat);
  }
}
