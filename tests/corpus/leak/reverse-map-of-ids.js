// leak: property `objects` of `ids`: an id for each object, and a way back from the id that is strong
const ids = { next: 1, byObject: new WeakMap(), objects: new Map() };

function idOf(object) {
  let id = ids.byObject.get(object);
  if (id === undefined) {
    id = ids.next++;
    ids.byObject.set(object, id);
    ids.objects.set(id, object);
  }
  return id;
}

export function round(i) {
  const node = { kind: 'leaf', value: i };
  const id = idOf(node);
  if (ids.objects.get(id) !== node) throw new Error('lost');
  return idOf(node) === id;
}
