/**
 * @typedef {object} Buffer
 * @property {number} length in bytes
 * @property {(i: number) => number} get
 * @property {(i: number, value: number) => void} set
 * @property {() => Buffer} clone
 */

/**
 * @param {Uint8Array} bytes
 * @returns {Buffer}
 */
export function createBuffer(bytes) {
  return {
    length: bytes.length,
    get(i) {
      return bytes[i];
    },
    set(i, value) {
      bytes[i] = value;
    },
    clone() {
      return createBuffer(bytes.slice());
    },
  };
}
