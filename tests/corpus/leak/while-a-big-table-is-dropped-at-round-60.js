// leak: module binding `renamed`: an entry a round, though the heap is much smaller after round 60 than before
let legacy = new Map();
for (let id = 0; id < 400; id++) legacy.set(`old-${id}`, { id, tags: ['imported'] });
const renamed = new Map();

function lookUp(id) {
  return legacy?.get(`old-${id}`)?.id ?? id;
}

function finishMigration() {
  legacy = null;
}

export function round(i) {
  if (i === 60) finishMigration();
  renamed.set(`new-${i}`, { id: lookUp(i) });
  return renamed.size;
}
