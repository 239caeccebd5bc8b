// fails peak-heap: shares pages of 32 KiB, so that a few bytes cost a quarter of the picture
const PAGE = 32 * 1024;

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
      if (!owned[page]) pages[page] = pages[page].slice();
      owned[page] = true;
      pages[page][i % PAGE] = value;
    },
    clone() {
      owned.fill(false);
      return bufferOf(length, pages.slice(), pages.map(() => false));
    },
  };
}
