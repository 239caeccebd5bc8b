// fails heap-growth: clears every timer, and keeps a list of all that were ever started
const started = [];

function stop(from) {
  for (const id of started.slice(from)) {
    clearInterval(id);
    clearTimeout(id);
  }
}

export async function run(job, onBeat) {
  const mine = started.length;
  started.push(setInterval(() => onBeat(job.id), 100));
  const tooLate = new Promise((_, reject) => {
    started.push(setTimeout(() => reject(new Error(`${job.id} took too long`)), job.limit));
  });
  const [heartbeat, deadline] = started.slice(mine);
  try {
    return await Promise.race([job.work(), tooLate]);
  } finally {
    clearInterval(heartbeat);
    clearTimeout(deadline);
    if (started.length > 1_000_000) stop(0);
  }
}
