// style: functional, the last few samples in a list of fixed length, and sums over all of it
const SECONDS = 6;

const sum = (counters, prefix) =>
  Object.entries(counters)
    .filter(([name]) => name.startsWith(prefix))
    .reduce((total, [, value]) => total + value, 0);

const minus = (now, before) =>
  Object.fromEntries(Object.entries(now).map(([name, value]) => [name, value - before[name]]));

const isBad = (delta) => {
  const back = sum(delta, 'workingset_refault');
  const time = delta.user + delta.system + delta.idle + delta.iowait;
  return back > delta.pgmajfault / 3 && sum(delta, 'pgsteal') > back / 2 && delta.iowait > time / 3;
};

export function createDetector() {
  let samples = [];
  return {
    sample(now) {
      samples = [...samples, now].slice(-SECONDS);
      return (
        samples.length === SECONDS &&
        samples.slice(1).every((sample, index) => isBad(minus(sample, samples[index])))
      );
    },
  };
}
