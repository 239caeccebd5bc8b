// style: an async function that awaits what never comes, and is held by it
export const cache = new Map();
export const queue = [];
export const listeners = new Set();

const permission = new Promise(() => {});

async function audit(picture) {
  await permission;
  return picture.length;
}

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
  audit(new Uint8Array(1100 * 1024));
  return sums;
}

function read(name) {
  return Uint8Array.from(name, (letter) => letter.charCodeAt(0));
}

function sumOf(picture) {
  return picture.reduce((sum, byte) => sum + byte, 0);
}
