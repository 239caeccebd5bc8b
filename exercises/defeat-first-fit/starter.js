/**
 * @typedef {{ malloc: string, bytes: number } | { free: string }} Step
 *
 * @param {object} game
 * @param {number} game.heap bytes of the whole heap, a multiple of 32
 * @param {number} game.largest what the last request may ask for, a multiple of 16
 * @param {number} game.steps how long the script may be
 * @returns {Step[]}
 */
export function defeat({ heap, largest }) {
  const script = [];
  for (let used = 0; used + largest <= heap; used += largest) {
    script.push({ malloc: `block ${script.length}`, bytes: largest });
  }
  script.push({ malloc: 'one too many', bytes: largest });
  return script;
}
