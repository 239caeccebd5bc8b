// style: bits, with BigInt for what is longer than 32 of them
const NINE_BITS = 0x1ffn;

export function translate(memory, root, address, access) {
  const bits = BigInt(address);
  let frame = BigInt(root);
  let flags = 3n;
  for (let shift = 39n; shift >= 12n; shift -= 9n) {
    const table = memory.get(Number(frame));
    const entry = BigInt(table[Number((bits >> shift) & NINE_BITS)]);
    if (!(entry & 1n)) return { fault: 'not-present', level: Number((shift - 3n) / 9n) };
    flags &= entry;
    frame = entry >> 12n;
    if (shift === 12n || entry & 128n) {
      if (access === 'write' && !(flags & 2n)) return { fault: 'not-writable' };
      return { physical: Number((frame << 12n) + (bits & ((1n << shift) - 1n))) };
    }
  }
}
