// leak: module binding `cache`, a Map of string keys to WeakRefs: dead values are not deleted from it
const cache = new Map();

function load(name) {
  const hit = cache.get(name)?.deref();
  if (hit) return hit;
  const model = { name, vertices: new Float32Array(24) };
  cache.set(name, new WeakRef(model));
  return model;
}

export function round(i) {
  const model = load(`model-${i}`);
  model.vertices[0] = i;
  return load(model.name) === model;
}
