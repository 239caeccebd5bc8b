// style: two generations of plain objects, the older dropped whole
let young = Object.create(null);
let old = Object.create(null);
let count = 0;

export function lookup(id, load) {
  if (id in young) return young[id];
  const user = id in old ? old[id] : load(id);
  if (count === 50) {
    old = young;
    young = Object.create(null);
    count = 0;
  }
  young[id] = user;
  count += 1;
  return user;
}

export function forget(id) {
  if (id in young) {
    delete young[id];
    count -= 1;
  }
  delete old[id];
}
