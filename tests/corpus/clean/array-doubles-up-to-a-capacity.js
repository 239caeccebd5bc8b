// clean: an array that doubles in the first rounds and is reused for ever after
const LIMIT = 512;
let scratch = new Array(4).fill(0);

function reserve(count) {
  while (scratch.length < count) scratch = scratch.concat(new Array(scratch.length).fill(0));
  return scratch;
}

export function round(i) {
  const count = Math.min(LIMIT, (i + 1) * 20);
  const buffer = reserve(count);
  for (let k = 0; k < count; k++) buffer[k] = k * i;
  let sum = 0;
  for (let k = 0; k < count; k += 16) sum += buffer[k];
  return sum;
}
