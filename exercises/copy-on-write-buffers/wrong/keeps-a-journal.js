// fails heap-growth: is a proper copy on write, and notes each write in a journal that nobody reads
const PAGE = 4096;
const journal = [];

export function createBuffer(bytes) {
  const pages = [];
  for (let at = 0; at < bytes.length; at += PAGE) pages.push(bytes.slice(at, at + PAGE));
  return bufferOf(bytes.length, pages, pages.map(() => true));
}

function bufferOf(length, pages, owned) {
  return {
    length,
    get: (i) => pages[Math.floor(i / PAGE)][i % PAGE],
    set(i, value) {
      const page = Math.floor(i / PAGE);
      if (!owned[page]) {
        pages[page] = pages[page].slice();
        journal.push(page);
      }
      owned[page] = true;
      pages[page][i % PAGE] = value;
    },
    clone() {
      owned.fill(false);
      return bufferOf(length, pages.slice(), pages.map(() => false));
    },
  };
}
