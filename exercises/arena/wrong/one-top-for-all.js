// fails result: keeps the top in the module, where all arenas share it
let top = 0;

export function createArena(capacity) {
  const buffer = new ArrayBuffer(capacity);
  const memory = new Uint8Array(buffer);
  return {
    buffer,
    allocate(bytes) {
      const offset = top;
      const end = top + Math.ceil(bytes / 8) * 8;
      if (end > capacity) return -1;
      top = end;
      memory.fill(0, offset, end);
      return offset;
    },
    reset() {
      top = 0;
    },
  };
}
