/** @type {Map<string, Uint8Array>} */
export const cache = new Map();
/** @type {string[]} */
export const queue = [];
/** @type {Set<(name: string) => void>} */
export const listeners = new Set();

// One variable, and it always holds one function. But each function holds the variables that it
// mentions, `before` among them, and so the whole chain of those that came earlier, with a picture
// each. There is no collection in sight, and nothing in it would be of any size.
let lastRun = () => 0;

/**
 * @param {string[]} names
 * @returns {number[]} the sum of each picture's bytes
 */
export function run(names) {
  const sums = [];
  listeners.add((name) => sums.push(sumOf(cache.get(name))));
  queue.push(...names);
  while (queue.length > 0) {
    const name = queue.shift();
    cache.set(name, read(name));
    for (const listener of listeners) listener(name);
  }
  listeners.clear();
  cache.clear();

  const before = lastRun;
  const preview = new Uint8Array(1024 * 1024);
  lastRun = () => before() + preview.length;
  return sums;
}

/** @param {string} name */
function read(name) {
  return Uint8Array.from(name, (letter) => letter.charCodeAt(0));
}

/** @param {Uint8Array} picture */
function sumOf(picture) {
  return picture.reduce((sum, byte) => sum + byte, 0);
}
