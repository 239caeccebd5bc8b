// style: a chain of promises with finally
export function run(job, onBeat) {
  const heartbeat = setInterval(onBeat, 100, job.id);
  let deadline;
  const tooLate = new Promise((_, reject) => {
    deadline = setTimeout(reject, job.limit, new Error('The job took too long.'));
  });
  const work = Promise.resolve().then(() => job.work());
  return Promise.race([work, tooLate]).finally(() => {
    clearInterval(heartbeat);
    clearTimeout(deadline);
  });
}
