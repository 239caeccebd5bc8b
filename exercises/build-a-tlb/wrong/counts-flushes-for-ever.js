// fails heap-growth: flushes by counting up a generation for each address space, and keeps every count
export function createTlb({ sets, ways }) {
  const table = Array.from({ length: sets }, () => []);
  const generations = new Map();
  const now = (asid) => generations.get(asid) ?? 0;
  const clean = (page) => {
    const set = table[page % sets].filter((entry) => entry.generation === now(entry.asid));
    table[page % sets] = set;
    return set;
  };
  const take = (asid, page) => {
    const set = clean(page);
    const index = set.findIndex((entry) => entry.page === page && entry.asid === asid);
    return index === -1 ? undefined : set.splice(index, 1)[0];
  };
  return {
    lookup(asid, page) {
      const entry = take(asid, page);
      if (entry) table[page % sets].push(entry);
      return entry?.frame;
    },
    insert(asid, page, frame) {
      take(asid, page);
      const set = table[page % sets];
      if (set.length === ways) set.shift();
      set.push({ asid, page, frame, generation: now(asid) });
    },
    invalidate(asid, page) {
      take(asid, page);
    },
    flush(asid) {
      generations.set(asid, now(asid) + 1);
    },
  };
}
