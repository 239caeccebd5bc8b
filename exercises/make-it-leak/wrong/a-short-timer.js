// fails heap-growth: the runtime holds the picture for half a second
export const cache = new Map();
export const queue = [];
export const listeners = new Set();

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
  const preview = new Uint8Array(2 * 1024 * 1024);
  setTimeout(() => preview.fill(0), 500);
  return sums;
}

function read(name) {
  return Uint8Array.from(name, (letter) => letter.charCodeAt(0));
}

function sumOf(picture) {
  return picture.reduce((sum, byte) => sum + byte, 0);
}
