/**
 * @typedef {object} Found
 * @property {number} strings how many complete strings were
 *   read
 * @property {number} characters how many characters they
 *   have together
 */

/**
 * Calls a step, and then the step that it gives, until one
 * gives something else.
 *
 * @param {() => unknown} step
 * @returns {unknown}
 */
export function trampoline(step) {
  const next = step();
  return typeof next === 'function' ? trampoline(next) : next;
}

/**
 * @param {() => string | undefined} read gives the next
 *   character
 * @returns {Found}
 */
export function scan(read) {
  return outside(read, { strings: 0, characters: 0 });
}

function outside(read, found) {
  const character = read();
  if (character === undefined) return found;
  if (character === '"') return inside(read, found, 0);
  return outside(read, found);
}

function inside(read, found, length) {
  const character = read();
  if (character === undefined) return found;
  if (character === '"') {
    const { strings, characters } = found;
    return outside(read, { strings: strings + 1, characters: characters + length });
  }
  if (character === '\\') read();
  return inside(read, found, length + 1);
}
