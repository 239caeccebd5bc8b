// clean: nested arrays of numbers, small integers in one round and doubles in the next
const identity = (n) => Array.from({ length: n }, (_, r) => Array.from({ length: n }, (_, c) => Number(r === c)));
const multiply = (a, b) =>
  a.map((row) => b[0].map((_, c) => row.reduce((sum, value, k) => sum + value * b[k][c], 0)));

let current = identity(4);

export function round(i) {
  const angle = i / 10;
  const rotation = identity(4);
  rotation[0][0] = rotation[1][1] = Math.cos(angle);
  rotation[0][1] = -Math.sin(angle);
  rotation[1][0] = Math.sin(angle);
  current = i % 50 === 49 ? identity(4) : multiply(current, rotation);
  return current[0][0];
}
