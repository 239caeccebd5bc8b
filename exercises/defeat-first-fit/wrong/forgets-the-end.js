// fails result: makes thin walls, and leaves a large piece at the end of the heap
export function defeat({ heap, largest }) {
  const hole = largest - 16;
  const holes = Math.ceil(heap / 2 / hole);
  const walls = holes - 1;

  const script = [];
  for (let i = 0; i < walls; i++) {
    script.push({ malloc: `hole ${i}`, bytes: hole });
    script.push({ malloc: `wall ${i}`, bytes: 16 });
  }
  for (let i = 0; i < walls; i++) script.push({ free: `hole ${i}` });
  script.push({ malloc: 'too large', bytes: largest });
  return script;
}
