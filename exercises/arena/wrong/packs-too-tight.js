// fails result: begins each piece where the last one ended, aligned or not
export function createArena(capacity) {
  const buffer = new ArrayBuffer(capacity);
  const memory = new Uint8Array(buffer);
  let top = 0;
  return {
    buffer,
    allocate(bytes) {
      const offset = top;
      if (offset + bytes > capacity) return -1;
      top += bytes;
      memory.fill(0, offset, top);
      return offset;
    },
    reset() {
      top = 0;
    },
  };
}
