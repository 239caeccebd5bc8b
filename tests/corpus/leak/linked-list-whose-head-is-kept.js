// leak: module binding `first`: the consumer moves its own pointer, and the head keeps all nodes behind it
const first = { value: null, next: null };
let last = first;
let reader = first;

function publish(value) {
  last.next = { value, next: null };
  last = last.next;
}

function readAll() {
  let sum = 0;
  while (reader.next) {
    reader = reader.next;
    sum += reader.value;
  }
  return sum;
}

export function replay(limit) {
  const values = [];
  for (let node = first.next; node && values.length < limit; node = node.next) values.push(node.value);
  return values;
}

export function round(i) {
  publish(i);
  publish(i * 2);
  return readAll();
}
