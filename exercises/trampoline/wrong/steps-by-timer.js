// fails result, stack-depth: lets each step wait for a timer, so the value comes when nobody waits for it
export async function trampoline(step) {
  let next = step();
  while (typeof next === 'function') {
    const current = next;
    next = await new Promise((resolve) => setTimeout(() => resolve(current()), 0));
  }
  return next;
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
