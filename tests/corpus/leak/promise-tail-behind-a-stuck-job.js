// leak: property `release` of `lock`: it can still settle the first promise, on which every further .then() hangs
const lock = { tail: null, release: null };
lock.tail = new Promise((resolve) => {
  lock.release = resolve; // the first holder crashed before it called release()
});
let done = 0;

function enqueue(job) {
  lock.tail = lock.tail.then(job, job);
  return lock.tail;
}

export function round(i) {
  enqueue(() => {
    done += i;
  });
  enqueue(async () => {
    await null;
    done += 1;
  });
  return done;
}
