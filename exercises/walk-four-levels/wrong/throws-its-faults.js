// fails result: throws where a fault should be the answer
export function translate(memory, root, address, access) {
  let frame = root;
  let writable = true;
  for (let level = 4; ; level--) {
    const span = 4096 * 512 ** (level - 1);
    const entry = memory.get(frame)[Math.floor(address / span) % 512];
    if (!(entry & 1)) throw new Error(`not-present at level ${level}`);
    writable = writable && (entry & 2) !== 0;
    frame = Math.floor(entry / 4096);
    if (level === 1 || entry & 128) {
      if (access === 'write' && !writable) throw new Error('not-writable');
      return { physical: frame * 4096 + (address % span) };
    }
  }
}
