/**
 * @typedef {object} Counters since the machine started
 * @property {number} pgmajfault
 * @property {number} pgsteal_anon
 * @property {number} pgsteal_file
 * @property {number} workingset_refault_anon
 * @property {number} workingset_refault_file
 * @property {number} pswpin
 * @property {number} pswpout
 * @property {number} user
 * @property {number} system
 * @property {number} idle
 * @property {number} iowait
 */

export function createDetector() {
  /** @type {Counters | undefined} */
  let last;
  return {
    /**
     * @param {Counters} now
     * @returns {boolean} whether the alarm is on
     */
    sample(now) {
      const faults = last === undefined ? 0 : now.pgmajfault - last.pgmajfault;
      last = now;
      return faults > 500;
    },
  };
}
