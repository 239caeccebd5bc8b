// fails result: goes on to level 1 whatever the large flag says, and takes a page for a table
export function translate(memory, root, address, access) {
  let frame = root;
  let writable = true;
  let entry = 0;
  for (let level = 4; level >= 1; level--) {
    const span = 4096 * 512 ** (level - 1);
    entry = memory.get(frame)?.[Math.floor(address / span) % 512] ?? 0;
    if (!(entry & 1)) return { fault: 'not-present', level };
    writable = writable && (entry & 2) !== 0;
    frame = Math.floor(entry / 4096);
  }
  if (access === 'write' && !writable) return { fault: 'not-writable' };
  return { physical: frame * 4096 + (address % 4096) };
}
