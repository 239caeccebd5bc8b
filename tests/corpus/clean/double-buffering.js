// clean: two grids that swap their parts; the game of life on a torus
const SIZE = 16;
let front = new Uint8Array(SIZE * SIZE);
let back = new Uint8Array(SIZE * SIZE);
for (const cell of [17, 34, 48, 49, 50]) front[cell] = 1;

function alive(x, y) {
  return front[((y + SIZE) % SIZE) * SIZE + ((x + SIZE) % SIZE)];
}

export function round() {
  for (let y = 4; y < 12; y++) {
    for (let x = 0; x < SIZE; x++) {
      let n = -alive(x, y);
      for (const dy of [-1, 0, 1]) for (const dx of [-1, 0, 1]) n += alive(x + dx, y + dy);
      back[y * SIZE + x] = n === 3 || (n === 2 && alive(x, y)) ? 1 : 0;
    }
  }
  [front, back] = [back, front];
  return front.reduce((a, b) => a + b, 0);
}
