// clean: two closures of one scope, the kept one uses the number only; V8 would keep the buffer for both
let report = () => 0;

function analyse(size) {
  const buffer = new Uint8Array(size).fill(3);
  const total = buffer.length;
  const sum = () => buffer.reduce((a, b) => a + b, 0);
  const before = report;
  const last = before();
  report = () => total + (last > 0 ? 1 : 0);
  return sum();
}

export function round(i) {
  return analyse(500 + (i % 5)) + report();
}
