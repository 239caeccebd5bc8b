// Promise chain: each job waits for the one before, and the first one never ends.

const firstJob = new Promise(() => {});
let tail = firstJob;

function enqueue(job) {
  tail = tail.then(() => job.run());
}

export function round(i) {
  for (let n = 0; n < 5; n++) {
    enqueue({ name: `job ${i * 5 + n}`, run: () => {} });
  }
}
