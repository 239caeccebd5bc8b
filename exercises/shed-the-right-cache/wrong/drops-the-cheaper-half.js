// fails result: drops the right ones first, and goes on dropping until half of the room is free
export function createStore(limit) {
  const store = new Map();
  let bytes = 0;

  const rateOf = ([, { data, cost }]) => cost / data.length;

  return {
    get(key, build) {
      const known = store.get(key);
      if (known) return known.data;
      const entry = build(key);
      store.set(key, entry);
      bytes += entry.data.length;
      if (bytes > limit) makeRoom();
      return entry.data;
    },
  };

  function makeRoom() {
    for (const [key, { data }] of [...store].sort((a, b) => rateOf(a) - rateOf(b))) {
      if (bytes <= limit / 2) return;
      store.delete(key);
      bytes -= data.length;
    }
  }
}
