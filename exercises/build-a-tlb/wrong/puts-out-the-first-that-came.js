// fails result: puts out the entry that came first, however often it has hit since
export function createTlb({ sets, ways }) {
  const table = Array.from({ length: sets }, () => []);
  const find = (asid, page) =>
    table[page % sets].findIndex((entry) => entry.page === page && entry.asid === asid);
  return {
    lookup(asid, page) {
      return table[page % sets][find(asid, page)]?.frame;
    },
    insert(asid, page, frame) {
      const set = table[page % sets];
      const index = find(asid, page);
      if (index !== -1) set.splice(index, 1);
      if (set.length === ways) set.shift();
      set.push({ asid, page, frame });
    },
    invalidate(asid, page) {
      const index = find(asid, page);
      if (index !== -1) table[page % sets].splice(index, 1);
    },
    flush(asid) {
      table.forEach((set, i) => (table[i] = set.filter((entry) => entry.asid !== asid)));
    },
  };
}
