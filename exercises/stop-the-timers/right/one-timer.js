// style: functional, a single timeout that sets itself again until the time is up
export const run = (job, onBeat) => {
  const { promise, resolve, reject } = Promise.withResolvers();
  const step = (left) => {
    const wait = Math.min(100, left);
    timer = setTimeout(() => {
      if (left <= 100) return reject(new Error('too long'));
      onBeat(job.id);
      step(left - wait);
    }, wait);
  };
  let timer;
  step(job.limit);
  const work = (async () => job.work())();
  work.then(resolve, reject);
  return promise.finally(() => clearTimeout(timer));
};
