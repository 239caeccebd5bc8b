// clean: a buffer that doubles in rounds 7, 14, 28 and 56, and is a ring of that capacity from then on
const MOST = 1024;
let ring = new Float64Array(64);
let written = 0;

function write(value) {
  if (written === ring.length && ring.length < MOST) {
    const twice = new Float64Array(ring.length * 2);
    twice.set(ring);
    ring = twice;
  }
  ring[written % ring.length] = value;
  written += 1;
}

export function round(i) {
  for (let n = 0; n < 9; n++) write(i + n / 10);
  return ring[0];
}
