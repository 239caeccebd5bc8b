// fails result: reports a missing writable flag before it knows whether the page is there at all
export function translate(memory, root, address, access) {
  let frame = root;
  for (let level = 4; ; level--) {
    const span = 4096 * 512 ** (level - 1);
    const entry = memory.get(frame)[Math.floor(address / span) % 512];
    if (!(entry & 1)) return { fault: 'not-present', level };
    if (access === 'write' && !(entry & 2)) return { fault: 'not-writable' };
    frame = Math.floor(entry / 4096);
    if (level === 1 || entry & 128) return { physical: frame * 4096 + (address % span) };
  }
}
