// fails result: moves the top before it compares, so a piece that is too large uses up the rest
export function createArena(capacity) {
  const buffer = new ArrayBuffer(capacity);
  const memory = new Uint8Array(buffer);
  let top = 0;
  return {
    buffer,
    allocate(bytes) {
      const offset = top;
      top += Math.ceil(bytes / 8) * 8;
      if (top > capacity) return -1;
      memory.fill(0, offset, top);
      return offset;
    },
    reset() {
      top = 0;
    },
  };
}
