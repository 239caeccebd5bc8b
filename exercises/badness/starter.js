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

/**
 * @param {Task} task
 * @param {number} totalPages all of memory and swap
 * @returns {number | null} points, or null where it can't be chosen
 */
export function badness(task, totalPages) {
  const share = (task.adj * totalPages) / 1000;
  return [task.totalVm, share].reduce((sum, pages) => sum + pages, 0);
}
