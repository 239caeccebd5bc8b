/**
 * A process as the kernel's table of tasks shows it. Sizes are in pages unless they say otherwise.
 * @typedef {object} Task
 * @property {number} pid
 * @property {string} name
 * @property {number} totalVm
 * @property {number} rss
 * @property {number} swapents
 * @property {number} pgtablesBytes
 * @property {number} adj
 * @property {boolean} [kernelThread]
 * @property {boolean} [oomSkip]
 * @property {boolean} [inVfork]
 */

const PAGE = 4096;
/** OOM_SCORE_ADJ_MIN: never to be killed. */
const NEVER = -1000;

/**
 * @param {Task} task
 * @param {number} totalPages all of memory and swap
 * @returns {number | null} points, or null where it can't be chosen
 */
export function badness(task, totalPages) {
  if (task.pid === 1 || task.kernelThread) return null;
  if (task.adj === NEVER || task.oomSkip || task.inVfork) return null;
  // What killing it would give back. Address space that was never touched would give back nothing.
  const held = task.rss + task.swapents + Math.floor(task.pgtablesBytes / PAGE);
  // `adj *= totalpages / 1000` in C: whole thousandths of memory, and only then times adj. With
  // a plain sum of numbers nothing is made that a collector would have to take away.
  return held + task.adj * Math.floor(totalPages / 1000);
}
