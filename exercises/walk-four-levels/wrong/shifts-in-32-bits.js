// fails result: shifts the address, which JavaScript cuts to 32 bits first
export function translate(memory, root, address, access) {
  let frame = root;
  let writable = true;
  for (let level = 4; ; level--) {
    const shift = 12 + 9 * (level - 1);
    const entry = memory.get(frame)[(address >>> shift) & 511];
    if (!(entry & 1)) return { fault: 'not-present', level };
    writable = writable && (entry & 2) !== 0;
    frame = Math.floor(entry / 4096);
    if (level === 1 || entry & 128) {
      if (access === 'write' && !writable) return { fault: 'not-writable' };
      return { physical: frame * 4096 + (address % 2 ** shift) };
    }
  }
}
