// fails result: leaves the old entry of a page that has moved where it is, and finds it first
export function createTlb({ sets, ways }) {
  const table = Array.from({ length: sets }, () => []);
  const take = (asid, page) => {
    const set = table[page % sets];
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
