// style: a class with private fields and a smoothed score, as pressure stall information has it
class Detector {
  #last;
  #pressure = 0;

  sample(now) {
    if (this.#last) this.#pressure += 0.25 * (this.#lostSince(this.#last, now) - this.#pressure);
    this.#last = now;
    return this.#pressure > 0.36;
  }

  /** The share of the second that went into waiting for pages which had to go a moment ago. */
  #lostSince(last, now) {
    const delta = (name) => now[name] - last[name];
    const back = delta('workingset_refault_anon') + delta('workingset_refault_file');
    const taken = delta('pgsteal_anon') + delta('pgsteal_file');
    const faults = delta('pgmajfault');
    const time = delta('user') + delta('system') + delta('idle') + delta('iowait');
    if (faults === 0 || time === 0) return 0;
    const isInUse = Math.min(back, taken) / faults > 0.3;
    return isInUse ? delta('iowait') / time : 0;
  }
}

export const createDetector = () => new Detector();
