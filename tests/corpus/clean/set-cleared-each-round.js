// clean: a Set that grows large within each round and is cleared at its end
const visited = new Set();

function flood(width, height, isWall) {
  const stack = [0];
  while (stack.length > 0) {
    const cell = stack.pop();
    if (visited.has(cell) || isWall(cell)) continue;
    visited.add(cell);
    const x = cell % width;
    if (x > 0) stack.push(cell - 1);
    if (x < width - 1) stack.push(cell + 1);
    if (cell >= width) stack.push(cell - width);
    if (cell < width * (height - 1)) stack.push(cell + width);
  }
  return visited.size;
}

export function round(i) {
  const size = flood(12, 10, (cell) => (cell + i) % 5 === 4);
  visited.clear();
  return size;
}
