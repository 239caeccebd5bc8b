// fails peak-heap: drops the right ones, and remembers them in case they are wanted again
export function createStore(limit) {
  const store = new Map();
  let bytes = 0;
  const dropped = [];

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
    for (const [key, { data, cost }] of store) {
      if (cost / data.length >= least) continue;
      least = cost / data.length;
      cheapest = key;
    }
    bytes -= store.get(cheapest).data.length;
    dropped.push(store.get(cheapest));
    if (dropped.length > 20) dropped.shift();
    store.delete(cheapest);
  }
}
