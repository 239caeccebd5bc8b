// fails result: one list of all places, which any page may use
export function createTlb({ sets, ways }) {
  let entries = [];
  const take = (asid, page) => {
    const index = entries.findIndex((entry) => entry.page === page && entry.asid === asid);
    return index === -1 ? undefined : entries.splice(index, 1)[0];
  };
  return {
    lookup(asid, page) {
      const entry = take(asid, page);
      if (entry) entries.push(entry);
      return entry?.frame;
    },
    insert(asid, page, frame) {
      take(asid, page);
      if (entries.length === sets * ways) entries.shift();
      entries.push({ asid, page, frame });
    },
    invalidate(asid, page) {
      take(asid, page);
    },
    flush(asid) {
      entries = entries.filter((entry) => entry.asid !== asid);
    },
  };
}
