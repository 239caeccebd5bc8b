// style: closure that hands out from the end of the buffer downwards, in words of 8 bytes
export function createArena(capacity) {
  const words = new Float64Array(capacity / 8);
  let free = words.length;
  return {
    buffer: words.buffer,
    allocate(bytes) {
      const count = Math.ceil(bytes / 8);
      if (count > free) return -1;
      free -= count;
      words.fill(0, free, free + count);
      return free * 8;
    },
    reset() {
      free = words.length;
    },
  };
}
