// fails heap-growth: holds the picture of the last run, and lets go of the one before it
export const cache = new Map();
export const queue = [];
export const listeners = new Set();

let last = new Uint8Array(0);

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
  last = new Uint8Array(2 * 1024 * 1024);
  return last.length > 0 ? sums : [];
}

function read(name) {
  return Uint8Array.from(name, (letter) => letter.charCodeAt(0));
}

function sumOf(picture) {
  return picture.reduce((sum, byte) => sum + byte, 0);
}
