// style: functional, each change makes a new list with the entry used last in front
const isOther = (asid, page) => (entry) => entry.asid !== asid || entry.page !== page;

export const createTlb = ({ sets, ways }) => {
  let lists = new Array(sets).fill([]);
  const change = (page, edit) => {
    lists = lists.map((list, set) => (set === page % sets ? edit(list) : list));
  };
  const put = (entry) =>
    change(entry.page, (list) =>
      [entry, ...list.filter(isOther(entry.asid, entry.page))].slice(0, ways),
    );
  return {
    lookup: (asid, page) => {
      const entry = lists[page % sets].find((one) => !isOther(asid, page)(one));
      if (entry) put(entry);
      return entry?.frame;
    },
    insert: (asid, page, frame) => put({ asid, page, frame }),
    invalidate: (asid, page) => change(page, (list) => list.filter(isOther(asid, page))),
    flush: (asid) => {
      lists = lists.map((list) => list.filter((entry) => entry.asid !== asid));
    },
  };
};
