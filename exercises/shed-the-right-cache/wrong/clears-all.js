// fails result: drops everything when it is full
export function createStore(limit) {
  const store = new Map();
  let bytes = 0;

  return {
    get(key, build) {
      const known = store.get(key);
      if (known) return known.data;
      const entry = build(key);
      store.set(key, entry);
      bytes += entry.data.length;
      if (bytes > limit) {
        store.clear();
        bytes = 0;
      }
      return entry.data;
    },
  };
}
