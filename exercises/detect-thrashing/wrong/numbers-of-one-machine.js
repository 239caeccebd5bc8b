// fails result: absolute limits, measured on one machine with a fast disk
const change = (last, now, ...names) => names.reduce((sum, name) => sum + now[name] - last[name], 0);
const shares = (last, now) => {
  const faults = change(last, now, 'pgmajfault');
  const back = change(last, now, 'workingset_refault_anon', 'workingset_refault_file');
  const taken = change(last, now, 'pgsteal_anon', 'pgsteal_file');
  const time = change(last, now, 'user', 'system', 'idle', 'iowait');
  return { back: back / faults, taken: taken / back, wait: change(last, now, 'iowait') / time };
};

export function createDetector() {
  let last;
  let bad = 0;
  return {
    sample(now) {
      const names = ['workingset_refault_anon', 'workingset_refault_file'];
      const isBad =
        last &&
        change(last, now, ...names) > 4000 &&
        change(last, now, 'pgsteal_anon', 'pgsteal_file') > 4000 &&
        change(last, now, 'iowait') > 100;
      bad = isBad ? bad + 1 : 0;
      last = now;
      return bad >= 5;
    },
  };
}
