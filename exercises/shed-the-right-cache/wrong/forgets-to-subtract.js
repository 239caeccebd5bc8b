// fails result: drops an entry and still counts its bytes, until nothing is kept any more
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
      while (bytes > limit && store.size > 0) dropCheapest();
      return entry.data;
    },
  };

  function dropCheapest() {
    let cheapest;
    let least = Number.POSITIVE_INFINITY;
    for (const [key, { data, cost }] of store) {
      if (cost / data.length >= least) continue;
      least = cost / data.length;
      cheapest = key;
    }
    store.delete(cheapest);
  }
}
