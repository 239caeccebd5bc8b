// fails result: looks at the totals, in which months of calm hide an hour of trouble
const change = (last, now, ...names) => names.reduce((sum, name) => sum + now[name] - last[name], 0);
const shares = (last, now) => {
  const faults = change(last, now, 'pgmajfault');
  const back = change(last, now, 'workingset_refault_anon', 'workingset_refault_file');
  const taken = change(last, now, 'pgsteal_anon', 'pgsteal_file');
  const time = change(last, now, 'user', 'system', 'idle', 'iowait');
  return { back: back / faults, taken: taken / back, wait: change(last, now, 'iowait') / time };
};

export function createDetector() {
  const zero = new Proxy({}, { get: () => 0 });
  let bad = 0;
  return {
    sample(now) {
      const { back, taken, wait } = shares(zero, now);
      bad = back > 0.35 && taken > 0.5 && wait > 0.3 ? bad + 1 : 0;
      return bad >= 5;
    },
  };
}
