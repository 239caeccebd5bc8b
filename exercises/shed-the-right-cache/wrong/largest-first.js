// fails result: drops the largest, and with it what took longest to build
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
    for (const [key, { data }] of store) {
      if (-data.length >= least) continue;
      least = -data.length;
      cheapest = key;
    }
    bytes -= store.get(cheapest).data.length;
    store.delete(cheapest);
  }
}
