// leak: the timer queue: each touch of a key sets a timeout of an hour, also where one is set already
const store = new Map();
function touch(key, value) {
  const entry = { key, value, hits: 0 };
  store.set(key, entry);
  setTimeout(() => {
    if (store.get(key) === entry) store.delete(key);
  }, 3_600_000);
  return entry;
}
export function round(i) {
  touch('profile', { name: 'Ada', visits: i });
}
