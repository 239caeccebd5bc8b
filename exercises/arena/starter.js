/**
 * @typedef {object} Arena
 * @property {ArrayBuffer} buffer
 * @property {(bytes: number) => number} allocate gives the
 *   offset of a piece, or -1
 * @property {() => void} reset takes all pieces back
 */

/**
 * @param {number} capacity bytes, a multiple of 8
 * @returns {Arena}
 */
export function createArena(capacity) {
  const buffer = new ArrayBuffer(capacity);
  let pieces = [];
  return {
    buffer,
    allocate(bytes) {
      const last = pieces.at(-1);
      const offset = last ? last.offset + Math.ceil(last.bytes / 8) * 8 : 0;
      if (offset + bytes > capacity) {
        return -1;
      }
      pieces.push({ offset, bytes });
      new Uint8Array(buffer, offset, bytes).fill(0);
      return offset;
    },
    reset() {
      pieces = [];
    },
  };
}
