// fails result: takes the writable flag of the page's own entry for all there is to know
export function translate(memory, root, address, access) {
  let frame = root;
  for (let level = 4; ; level--) {
    const span = 4096 * 512 ** (level - 1);
    const entry = memory.get(frame)[Math.floor(address / span) % 512];
    if (!(entry & 1)) return { fault: 'not-present', level };
    frame = Math.floor(entry / 4096);
    if (level === 1 || entry & 128) {
      if (access === 'write' && !(entry & 2)) return { fault: 'not-writable' };
      return { physical: frame * 4096 + (address % span) };
    }
  }
}
