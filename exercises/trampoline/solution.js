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
  // One variable for the step that comes next: the last one loses its only reference, so neither the
  // stack nor the heap remembers how many there were. The type decides, since a value may be falsy.
  let next = step();
  while (typeof next === 'function') {
    next = next();
  }
  return next;
}

/**
 * @param {() => string | undefined} read gives the next
 *   character
 * @returns {Found}
 */
export function scan(read) {
  return trampoline(() => outside(read, { strings: 0, characters: 0 }));
}

// A reader has returned, and its frame is gone, before the step that it gave is called. What the next
// call needs to know lies in the closure's variables: on the heap, for as long as one step.
function outside(read, found) {
  const character = read();
  if (character === undefined) return found;
  if (character === '"') return () => inside(read, found, 0);
  return () => outside(read, found);
}

function inside(read, found, length) {
  const character = read();
  if (character === undefined) return found;
  if (character === '"') {
    const { strings, characters } = found;
    return () => outside(read, { strings: strings + 1, characters: characters + length });
  }
  if (character === '\\') read();
  return () => inside(read, found, length + 1);
}
