// fails result: takes the pieces back and gives them out again with what the last frame left there
export function createArena(capacity) {
  const buffer = new ArrayBuffer(capacity);
  let top = 0;
  return {
    buffer,
    allocate(bytes) {
      const end = top + Math.ceil(bytes / 8) * 8;
      if (end > capacity) return -1;
      const offset = top;
      top = end;
      return offset;
    },
    reset() {
      top = 0;
    },
  };
}
