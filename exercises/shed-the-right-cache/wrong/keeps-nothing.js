// fails result: is never too large, since it keeps nothing
export function createStore() {
  const store = new Map();
  let bytes = 0;

  return {
    get(key, build) {
      const known = store.get(key);
      if (known) return known.data;
      const entry = build(key);
      store.set(key, entry);
      bytes += entry.data.length;
      while (bytes > 0) dropCheapest();
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
    bytes -= store.get(cheapest).data.length;
    store.delete(cheapest);
  }
}
