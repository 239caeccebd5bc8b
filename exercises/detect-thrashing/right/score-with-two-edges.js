// style: closure, a score that goes up in bad seconds and down in good ones, with hysteresis
export function createDetector() {
  let before = null;
  let score = 0;
  let isOn = false;

  const judge = ({ faults, back, taken, wait, time }) =>
    wait * 3 > time && back * 3 > faults && taken * 2 > back;

  return {
    sample(now) {
      const next = {
        faults: now.pgmajfault,
        back: now.workingset_refault_anon + now.workingset_refault_file,
        taken: now.pgsteal_anon + now.pgsteal_file,
        wait: now.iowait,
        time: now.user + now.system + now.idle + now.iowait,
      };
      if (before !== null) {
        const second = {};
        for (const name of Object.keys(next)) second[name] = next[name] - before[name];
        score = Math.min(8, Math.max(0, score + (judge(second) ? 1 : -1)));
      }
      before = next;
      if (score >= 6) isOn = true;
      if (score <= 2) isOn = false;
      return isOn;
    },
  };
}
