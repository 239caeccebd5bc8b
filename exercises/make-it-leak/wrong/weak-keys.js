// fails heap-growth: a WeakMap holds its values for as long as there are keys, and these are gone at once
export const cache = new Map();
export const queue = [];
export const listeners = new Set();

const previews = new WeakMap();

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
  previews.set({}, new Uint8Array(1024 * 1024));
  return sums;
}

function read(name) {
  return Uint8Array.from(name, (letter) => letter.charCodeAt(0));
}

function sumOf(picture) {
  return picture.reduce((sum, byte) => sum + byte, 0);
}
