// clean: a period so long that 200 rounds show a single flush, at round 110
const LIMIT = 110;
const memtable = new Map();
let sorted = { keys: 0 };

function put(key, value) {
  memtable.set(key, { value });
  if (memtable.size < LIMIT) return;
  sorted = { keys: [...memtable.keys()].sort().length };
  memtable.clear();
}

export function round(i) {
  put(`k${i}`, i * i);
  return sorted.keys;
}
