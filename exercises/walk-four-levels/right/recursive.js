// style: functional, each level calls the one below
const entryOf = (number) => ({
  frame: Math.floor(number / 4096),
  isPresent: number % 2 === 1,
  isWritable: Math.floor(number / 2) % 2 === 1,
  isLarge: Math.floor(number / 128) % 2 === 1,
});

const walk = (memory, frame, level, address, mayWrite) => {
  const span = 2 ** (3 + 9 * level);
  const entry = entryOf(memory.get(frame).at(Math.floor(address / span) % 512));
  const isAllowed = mayWrite && entry.isWritable;
  if (!entry.isPresent) return { fault: 'not-present', level };
  if (level > 1 && !entry.isLarge) {
    return walk(memory, entry.frame, level - 1, address, isAllowed);
  }
  return { isAllowed, physical: entry.frame * 4096 + (address % span) };
};

export const translate = (memory, root, address, access) => {
  const { isAllowed, ...outcome } = walk(memory, root, 4, address, true);
  return access === 'write' && isAllowed === false ? { fault: 'not-writable' } : outcome;
};
