// style: closure, the picture as it was at first is never written to, and a Map has the pages that differ
const PAGE = 1024;

export function createBuffer(first) {
  const make = (changed, mine) => ({
    length: first.length,
    get(i) {
      const page = changed.get(Math.floor(i / PAGE));
      return page === undefined ? first[i] : page[i % PAGE];
    },
    set(i, value) {
      const number = Math.floor(i / PAGE);
      if (!mine.has(number)) {
        const page = changed.get(number) ?? first.subarray(number * PAGE, (number + 1) * PAGE);
        changed.set(number, page.slice());
        mine.add(number);
      }
      changed.get(number)[i % PAGE] = value;
    },
    clone() {
      mine.clear();
      return make(new Map(changed), new Set());
    },
  });
  return make(new Map(), new Set());
}
