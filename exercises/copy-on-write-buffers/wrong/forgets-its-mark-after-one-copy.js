// fails result: one flag for the whole picture, taken off when the first page has been copied
const PAGE = 4096;

export function createBuffer(bytes) {
  const pages = [];
  for (let at = 0; at < bytes.length; at += PAGE) pages.push(bytes.slice(at, at + PAGE));
  return bufferOf(bytes.length, pages, false);
}

function bufferOf(length, pages, shared) {
  return {
    length,
    get: (i) => pages[Math.floor(i / PAGE)][i % PAGE],
    set(i, value) {
      const page = Math.floor(i / PAGE);
      if (shared) pages[page] = pages[page].slice();
      shared = false;
      pages[page][i % PAGE] = value;
    },
    clone() {
      shared = true;
      return bufferOf(length, pages.slice(), true);
    },
  };
}
