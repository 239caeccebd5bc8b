// fails result: rounds the number of holes down, and less than half of the heap is free
export function defeat({ heap, largest }) {
  const hole = largest - 16;
  const holes = Math.floor(heap / 2 / hole);
  const walls = holes - 1;
  const live = heap - holes * hole;
  const wall = 16 * Math.floor(live / 16 / walls);

  const script = [];
  for (let i = 0; i < walls; i++) {
    const isLast = i === walls - 1;
    script.push({ malloc: `hole ${i}`, bytes: hole });
    script.push({ malloc: `wall ${i}`, bytes: isLast ? live - (walls - 1) * wall : wall });
  }
  for (let i = 0; i < walls; i++) script.push({ free: `hole ${i}` });
  script.push({ malloc: 'too large', bytes: largest });
  return script;
}
