/**
 * @typedef {object} Job
 * @property {string} id
 * @property {number} limit in milliseconds
 * @property {() => Promise<string>} work
 */

const BEAT = 100;

/**
 * @param {Job} job
 * @param {(id: string) => void} onBeat
 * @returns {Promise<string>} what the work gives
 */
export async function run(job, onBeat) {
  const heartbeat = setInterval(() => onBeat(job.id), BEAT);
  let deadline;
  const tooLate = new Promise((_, reject) => {
    deadline = setTimeout(() => reject(new Error(`${job.id} took too long`)), job.limit);
  });
  // From here on every way out leads through `finally`. The call of `work` stands inside, since it
  // may throw; and the race is awaited inside, since without `await` the function would be left,
  // and both timers stopped, before the work is done.
  try {
    return await Promise.race([job.work(), tooLate]);
  } finally {
    clearInterval(heartbeat);
    clearTimeout(deadline);
  }
}
