// fails peak-heap: hands a growing list of what was read from step to step
export function trampoline(step) {
  let next = step();
  while (typeof next === 'function') next = next();
  return next;
}

export function scan(read) {
  return trampoline(() => outside(read, [], { strings: 0, characters: 0 }));
}

function outside(read, seen, found) {
  const character = read();
  if (character === undefined) return found;
  seen.push({ character, reader: 'outside' });
  if (character === '"') return () => inside(read, seen, found, 0);
  return () => outside(read, seen, found);
}

function inside(read, seen, found, length) {
  const character = read();
  if (character === undefined) return found;
  seen.push({ character, reader: 'inside' });
  if (character === '"') {
    const { strings, characters } = found;
    return () => outside(read, seen, { strings: strings + 1, characters: characters + length });
  }
  if (character === '\\') read();
  return () => inside(read, seen, found, length + 1);
}
