// leak: module binding `explored`, a Set of [x, y] arrays: `has` never finds one, `add` always grows it
const explored = new Set();

const neighbours = ([x, y]) => [
  [x + 1, y],
  [x - 1, y],
  [x, y + 1],
  [x, y - 1],
];

function explore(start) {
  let added = 0;
  for (const cell of neighbours(start)) {
    if (!explored.has(cell)) {
      explored.add(cell);
      added += 1;
    }
  }
  return added;
}

export const round = (i) => explore([i % 4, 0]);
