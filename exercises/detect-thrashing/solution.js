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

/** Seconds on end before the alarm goes on: longer than a hiccup, shorter than ten. */
const PATIENCE = 5;

export function createDetector() {
  // All that is remembered of a machine: its last sample, and for how long it has looked bad.
  /** @type {Counters | undefined} */
  let last;
  let bad = 0;
  return {
    /**
     * @param {Counters} now
     * @returns {boolean} whether the alarm is on
     */
    sample(now) {
      bad = last !== undefined && thrashes(last, now) ? bad + 1 : 0;
      last = now;
      return bad >= PATIENCE;
    },
  };
}

/**
 * Whether the second between two samples has all three signs. Each of them alone is harmless.
 * @param {Counters} last
 * @param {Counters} now
 */
function thrashes(last, now) {
  const since = (...names) => names.reduce((sum, name) => sum + now[name] - last[name], 0);
  const faults = since('pgmajfault');
  const taken = since('pgsteal_anon', 'pgsteal_file');
  const cameBack = since('workingset_refault_anon', 'workingset_refault_file');
  const time = since('user', 'system', 'idle', 'iowait');
  // What comes in had been thrown out. In a cold start nothing has been there before.
  const isRefaulting = cameBack > 0.35 * faults;
  // Something is thrown out for it. When a program wakes up there is room.
  const isTaking = taken > 0.5 * cameBack;
  // It costs time. A cache that is a little too small takes pages as well, and nobody waits for long.
  const isWaiting = since('iowait') > 0.3 * time;
  return isRefaulting && isTaking && isWaiting;
}
