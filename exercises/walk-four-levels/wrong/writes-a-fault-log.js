// fails heap-growth: notes every fault in a list that nobody ever shortens
export const log = [];

export function translate(memory, root, address, access) {
  const fail = (fault) => {
    log.push({ address, access });
    return fault;
  };
  let frame = root;
  let writable = true;
  for (let level = 4; ; level--) {
    const span = 4096 * 512 ** (level - 1);
    const entry = memory.get(frame)[Math.floor(address / span) % 512];
    if (!(entry & 1)) return fail({ fault: 'not-present', level });
    writable = writable && (entry & 2) !== 0;
    frame = Math.floor(entry / 4096);
    if (level === 1 || entry & 128) {
      if (access === 'write' && !writable) return fail({ fault: 'not-writable' });
      return { physical: frame * 4096 + (address % span) };
    }
  }
}
