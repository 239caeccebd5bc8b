// fails result: drops what was cheapest to build, however little room that makes
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
      while (bytes > limit) dropCheapest();
      return entry.data;
    },
  };

  function dropCheapest() {
    let cheapest;
    let least = Number.POSITIVE_INFINITY;
    for (const [key, { cost }] of store) {
      if (cost >= least) continue;
      least = cost;
      cheapest = key;
    }
    bytes -= store.get(cheapest).data.length;
    store.delete(cheapest);
  }
}
