// leak: an array of numbers that grows beside a ring of strings of random length
const ring = new Array(20).fill('');
const xs = [];
export function round(i) {
  ring[i % 20] = 'n'.repeat(Math.random() * 300);
  for (let k = 0; k < 8; k++) xs.push(i * k);
}
