// fails allocations: keeps no records, but makes a view of each piece to clear it
export function createArena(capacity) {
  const buffer = new ArrayBuffer(capacity);
  let top = 0;
  return {
    buffer,
    allocate(bytes) {
      const end = top + Math.ceil(bytes / 8) * 8;
      if (end > capacity) return -1;
      new Uint8Array(buffer, top, end - top).fill(0);
      const offset = top;
      top = end;
      return offset;
    },
    reset() {
      top = 0;
    },
  };
}
