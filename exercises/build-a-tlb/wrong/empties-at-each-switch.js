// fails result: knows no address spaces and empties itself at each switch, as TLBs without tags did
export function createTlb({ sets, ways }) {
  const table = Array.from({ length: sets }, () => []);
  let current;
  const enter = (asid) => {
    if (asid !== current) for (const set of table) set.length = 0;
    current = asid;
  };
  const take = (page) => {
    const set = table[page % sets];
    const index = set.findIndex((entry) => entry.page === page);
    return index === -1 ? undefined : set.splice(index, 1)[0];
  };
  return {
    lookup(asid, page) {
      enter(asid);
      const entry = take(page);
      if (entry) table[page % sets].push(entry);
      return entry?.frame;
    },
    insert(asid, page, frame) {
      enter(asid);
      take(page);
      const set = table[page % sets];
      if (set.length === ways) set.shift();
      set.push({ page, frame });
    },
    invalidate(asid, page) {
      enter(asid);
      take(page);
    },
    flush(asid) {
      if (asid === current) enter(undefined);
    },
  };
}
