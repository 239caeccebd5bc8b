// fails result: catches every error to clear the timers, and tells nobody
export async function run(job, onBeat) {
  const heartbeat = setInterval(() => onBeat(job.id), 100);
  let deadline;
  const tooLate = new Promise((_, reject) => {
    deadline = setTimeout(() => reject(new Error(`${job.id} took too long`)), job.limit);
  });
  let result;
  try {
    result = await Promise.race([job.work(), tooLate]);
  } catch {
    result = undefined;
  }
  clearInterval(heartbeat);
  clearTimeout(deadline);
  return result;
}
