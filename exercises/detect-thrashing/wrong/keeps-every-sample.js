// fails heap-growth: is right for as long as there is memory for everything that it has seen
const change = (last, now, ...names) => names.reduce((sum, name) => sum + now[name] - last[name], 0);
const shares = (last, now) => {
  const faults = change(last, now, 'pgmajfault');
  const back = change(last, now, 'workingset_refault_anon', 'workingset_refault_file');
  const taken = change(last, now, 'pgsteal_anon', 'pgsteal_file');
  const time = change(last, now, 'user', 'system', 'idle', 'iowait');
  return { back: back / faults, taken: taken / back, wait: change(last, now, 'iowait') / time };
};

export function createDetector() {
  const samples = [];
  return {
    sample(now) {
      samples.push(now);
      const recent = samples.slice(-6);
      if (recent.length < 6) return false;
      return recent.slice(1).every((sample, index) => {
        const { back, taken, wait } = shares(recent[index], sample);
        return back > 0.35 && taken > 0.5 && wait > 0.3;
      });
    },
  };
}
