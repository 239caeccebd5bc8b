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
  // One view over the whole buffer, made once: a view of each piece would be an object of its own.
  const memory = new Uint8Array(buffer);
  // All that an arena has to know: where the free part begins. Who never frees a piece alone needs
  // no record of it.
  let top = 0;
  return {
    buffer,
    allocate(bytes) {
      const offset = top;
      const end = offset + Math.ceil(bytes / 8) * 8;
      if (end > capacity) {
        return -1; // before anything has changed
      }
      top = end;
      memory.fill(0, offset, end);
      return offset;
    },
    reset() {
      top = 0;
    },
  };
}
