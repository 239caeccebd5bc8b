// clean: nested proxies made on access, with a WeakMap from raw object to handler state without a way back
const reads = new WeakMap();

function watched(target) {
  reads.set(target, { count: 0 });
  return new Proxy(target, {
    get(object, key, receiver) {
      reads.get(object).count += 1;
      const value = Reflect.get(object, key, receiver);
      return typeof value === 'object' && value !== null ? watched(value) : value;
    },
  });
}

export function round(i) {
  const raw = { user: { name: `u${i}`, address: { city: 'Bonn' } } };
  const { user } = watched(raw);
  return user.address.city + reads.get(raw).count;
}
