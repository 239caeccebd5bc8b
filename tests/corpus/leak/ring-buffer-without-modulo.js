// leak: property `slots` of `ring`: the write index is never taken modulo the capacity
const CAPACITY = 32;
const ring = { slots: [], next: 0 };

function put(reading) {
  ring.slots[ring.next] = reading;
  ring.next += 1; // should be (ring.next + 1) % CAPACITY
}

function latest(count) {
  return ring.slots.slice(Math.max(0, ring.next - Math.min(count, CAPACITY)), ring.next);
}

export function round(i) {
  put({ sensor: i % 3, celsius: 20 + Math.random() });
  put({ sensor: (i + 1) % 3, celsius: 20 + Math.random() });
  return latest(10).reduce((sum, reading) => sum + reading.celsius, 0);
}
