/**
 * @param {ArrayBuffer} buffer all zeros
 */
export function createHeap(buffer) {
  let next = 0;

  return {
    /**
     * @param {number} bytes more than 0
     * @returns {number} an offset, or -1
     */
    malloc(bytes) {
      const size = Math.ceil(bytes / 8) * 8;
      if (next + size > buffer.byteLength) return -1;
      next += size;
      return next - size;
    },

    /** @param {number} _offset one that malloc gave, and that is not free */
    free(_offset) {},
  };
}
