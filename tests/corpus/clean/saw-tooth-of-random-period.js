// clean: flushes at irregular rounds: the buffer is written out as soon as it holds 2,000 characters
let pending = [];
let size = 0;
let flushes = 0;

function write(text) {
  pending.push(text);
  size += text.length;
  if (size < 2000) return;
  flushes += pending.join('').length > 0 ? 1 : 0;
  pending = [];
  size = 0;
}

export function round(i) {
  write(`${i}:`.padEnd(50 + Math.floor(Math.random() * 400), '.'));
  return flushes;
}
