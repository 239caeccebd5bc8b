// fails result: the clone copies before it writes, the original goes on writing to shared pages
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
      if (!owned[page]) pages[page] = pages[page].slice();
      owned[page] = true;
      pages[page][i % PAGE] = value;
    },
    clone: () => bufferOf(length, pages.slice(), pages.map(() => false)),
  };
}
