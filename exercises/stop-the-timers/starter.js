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
  const result = await Promise.race([job.work(), tooLate]);
  clearInterval(heartbeat);
  clearTimeout(deadline);
  return result;
}
