// leak: module binding `locks`: acquire() lower-cases the path, release() does not
const locks = new Set();

const acquire = (path) => {
  const key = path.toLowerCase();
  if (locks.has(key)) return false;
  locks.add(key);
  return true;
};

const release = (path) => locks.delete(path);

function edit(path, change) {
  if (!acquire(path)) throw new Error(`${path} is locked`);
  try {
    return change(path);
  } finally {
    release(path);
  }
}

export function round(i) {
  edit(`/docs/plain-${i}.md`, (path) => path.length);
  return edit(`/Docs/README-${i}.md`, (path) => path.length);
}
