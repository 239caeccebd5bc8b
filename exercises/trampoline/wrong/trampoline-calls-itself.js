// fails peak-heap, stack-depth: the readers give steps, but the trampoline calls itself, and each of its frames holds one
export function trampoline(step) {
  const next = step();
  return typeof next === 'function' ? trampoline(next) : next;
}

export function scan(read) {
  return trampoline(() => outside(read, { strings: 0, characters: 0 }));
}

function outside(read, found) {
  const character = read();
  if (character === undefined) return found;
  if (character === '"') return () => inside(read, found, 0);
  return () => outside(read, found);
}

function inside(read, found, length) {
  const character = read();
  if (character === undefined) return found;
  if (character === '"') {
    const { strings, characters } = found;
    return () => outside(read, { strings: strings + 1, characters: characters + length });
  }
  if (character === '\\') read();
  return () => inside(read, found, length + 1);
}
