// fails result: leaks as it should, and measures no picture any more
export const cache = new Map();
export const queue = [];
export const listeners = new Set();

let newest;

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
  const before = newest;
  newest = { before, preview: new Uint8Array(1024 * 1024) };
  return names.map(() => 0);
}

function read(name) {
  return Uint8Array.from(name, (letter) => letter.charCodeAt(0));
}

function sumOf(picture) {
  return picture.reduce((sum, byte) => sum + byte, 0);
}
