// fails allocations, result: throws the buffer away at each reset, and the views of others with it
export function createArena(capacity) {
  let top = 0;
  const arena = {
    buffer: new ArrayBuffer(capacity),
    allocate(bytes) {
      const offset = top;
      const end = top + Math.ceil(bytes / 8) * 8;
      if (end > capacity) return -1;
      top = end;
      return offset;
    },
    reset() {
      top = 0;
      arena.buffer = new ArrayBuffer(capacity);
    },
  };
  return arena;
}
