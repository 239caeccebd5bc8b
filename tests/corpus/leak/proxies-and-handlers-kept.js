// leak: module binding `observed`, a Map from plain objects to proxies; the raw objects are never dropped
const observed = new Map();
const changes = { count: 0 };

function observe(target) {
  if (observed.has(target)) return observed.get(target);
  const proxy = new Proxy(target, {
    set(object, key, value) {
      changes.count += 1;
      object[key] = value;
      return true;
    },
  });
  observed.set(target, proxy);
  return proxy;
}

export function round(i) {
  const todo = observe({ title: `todo ${i}`, done: false });
  todo.done = true;
  return changes.count;
}
