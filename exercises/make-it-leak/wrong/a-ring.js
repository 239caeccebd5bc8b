// fails heap-growth: two objects that hold each other, and that nobody else holds
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
  const picture = { bytes: new Uint8Array(1024 * 1024) };
  const thumbnail = { picture };
  picture.thumbnail = thumbnail;
  return sums;
}

function read(name) {
  return Uint8Array.from(name, (letter) => letter.charCodeAt(0));
}

function sumOf(picture) {
  return picture.reduce((sum, byte) => sum + byte, 0);
}
