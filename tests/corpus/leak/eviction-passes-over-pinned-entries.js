// leak: module binding `blocks`: the bound counts what is not pinned, and one block in nine stays pinned
const CAPACITY = 10;
const blocks = new Map();

function evict() {
  const loose = [...blocks.values()].filter((block) => !block.pinned);
  for (const block of loose.slice(0, Math.max(0, loose.length - CAPACITY))) blocks.delete(block.id);
}

function read(id) {
  const block = { id, pinned: false, bytes: new Uint8Array(32) };
  blocks.set(id, block);
  evict();
  return block;
}

export function round(i) {
  const block = read(i);
  if (i % 9 === 0) block.pinned = true; // unpin() is missing
  return block.bytes.length;
}
