// fails result: drops what was used longest ago, which says nothing here
export function createStore(limit) {
  const store = new Map();
  let bytes = 0;

  return {
    get(key, build) {
      const known = store.get(key);
      if (known) {
        store.delete(key);
        store.set(key, known);
        return known.data;
      }
      const entry = build(key);
      store.set(key, entry);
      bytes += entry.data.length;
      while (bytes > limit) dropCheapest();
      return entry.data;
    },
  };

  function dropCheapest() {
    const cheapest = store.keys().next().value;
    bytes -= store.get(cheapest).data.length;
    store.delete(cheapest);
  }
}
