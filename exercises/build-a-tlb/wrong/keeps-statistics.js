// fails heap-growth: counts the hits of each page, and remembers pages that it has long put out
export function createTlb({ sets, ways }) {
  const table = Array.from({ length: sets }, () => []);
  const hits = new Map();
  const take = (asid, page) => {
    const set = table[page % sets];
    const index = set.findIndex((entry) => entry.page === page && entry.asid === asid);
    return index === -1 ? undefined : set.splice(index, 1)[0];
  };
  return {
    lookup(asid, page) {
      const entry = take(asid, page);
      if (entry) table[page % sets].push(entry);
      hits.set(page, (hits.get(page) ?? 0) + (entry ? 1 : 0));
      return entry?.frame;
    },
    insert(asid, page, frame) {
      take(asid, page);
      const set = table[page % sets];
      if (set.length === ways) set.shift();
      set.push({ asid, page, frame });
    },
    invalidate(asid, page) {
      take(asid, page);
    },
    flush(asid) {
      table.forEach((set, i) => (table[i] = set.filter((entry) => entry.asid !== asid)));
    },
  };
}
