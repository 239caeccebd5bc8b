// fails result: takes subarray for a copy; it is a second view of the same bytes
const PAGE = 4096;

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
      if (!owned[page]) pages[page] = pages[page].subarray();
      owned[page] = true;
      pages[page][i % PAGE] = value;
    },
    clone() {
      owned.fill(false);
      return bufferOf(length, pages.slice(), pages.map(() => false));
    },
  };
}
