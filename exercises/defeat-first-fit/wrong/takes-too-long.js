// fails result: fills the whole heap with holes and thin walls, which takes twice as many steps
export function defeat({ heap, largest }) {
  const hole = largest - 16;
  const script = [];
  const names = [];
  let left = heap;
  while (left >= largest) {
    names.push(`hole ${left}`);
    script.push({ malloc: `hole ${left}`, bytes: hole });
    script.push({ malloc: `wall ${left}`, bytes: 16 });
    left -= largest;
  }
  for (const name of names) script.push({ free: name });
  script.push({ malloc: 'too large', bytes: largest });
  return script;
}
