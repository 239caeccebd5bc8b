// clean: a registry deletes the key of each dead value
const cache = new Map();
const registry = new FinalizationRegistry((name) => {
  if (cache.get(name)?.deref() === undefined) cache.delete(name);
});

function load(name) {
  const hit = cache.get(name)?.deref();
  if (hit) return hit;
  const model = { name, vertices: new Float32Array(24) };
  cache.set(name, new WeakRef(model));
  registry.register(model, name);
  return model;
}

export function round(i) {
  const model = load(`model-${i}`);
  model.vertices[0] = i;
  return load(`model-${i}`) === model;
}
