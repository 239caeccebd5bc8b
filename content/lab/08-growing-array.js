// Growing array: each measurement is kept, though only their mean is ever asked for.

const samples = [];

function record(milliseconds) {
  samples.push(milliseconds);
  return samples.reduce((sum, one) => sum + one, 0) / samples.length;
}

export function round(i) {
  for (let n = 0; n < 25; n++) record(i + n / 2);
}
