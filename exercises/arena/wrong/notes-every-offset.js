// fails heap-growth: makes no object, but notes the offset of every piece in a list that reset forgets
export function createArena(capacity) {
  const buffer = new ArrayBuffer(capacity);
  const memory = new Uint8Array(buffer);
  const offsets = [];
  let top = 0;
  return {
    buffer,
    allocate(bytes) {
      const offset = top;
      const end = top + Math.ceil(bytes / 8) * 8;
      if (end > capacity) return -1;
      top = end;
      memory.fill(0, offset, end);
      offsets.push(offset);
      return offset;
    },
    reset() {
      top = 0;
    },
  };
}
