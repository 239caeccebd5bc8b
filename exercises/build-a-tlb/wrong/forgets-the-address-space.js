// fails result: looks for the page only, and gives one process the frame of another
export function createTlb({ sets, ways }) {
  const table = Array.from({ length: sets }, () => []);
  const take = (page) => {
    const set = table[page % sets];
    const index = set.findIndex((entry) => entry.page === page);
    return index === -1 ? undefined : set.splice(index, 1)[0];
  };
  return {
    lookup(asid, page) {
      const entry = take(page);
      if (entry) table[page % sets].push(entry);
      return entry?.frame;
    },
    insert(asid, page, frame) {
      take(page);
      const set = table[page % sets];
      if (set.length === ways) set.shift();
      set.push({ asid, page, frame });
    },
    invalidate(asid, page) {
      take(page);
    },
    flush(asid) {
      table.forEach((set, i) => (table[i] = set.filter((entry) => entry.asid !== asid)));
    },
  };
}
