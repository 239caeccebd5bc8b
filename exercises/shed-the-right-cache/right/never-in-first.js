// style: closure, makes room among the cheaper ones before anything comes in
export function createStore(limit) {
  const entries = new Map();
  let free = limit;

  const cheaperThan = (rate) =>
    [...entries].filter(([, entry]) => entry.rate < rate).sort(([, a], [, b]) => a.rate - b.rate);

  function get(key, build) {
    if (entries.has(key)) return entries.get(key).data;
    const { data, cost } = build(key);
    const rate = cost / data.length;
    for (const [other, entry] of cheaperThan(rate)) {
      if (free >= data.length) break;
      entries.delete(other);
      free += entry.data.length;
    }
    if (free >= data.length) {
      entries.set(key, { data, rate });
      free -= data.length;
    }
    return data;
  }

  return { get };
}
