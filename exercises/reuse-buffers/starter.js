/**
 * @typedef {object} Reading
 * @property {number} id 0 to 4,294,967,295
 * @property {string} name up to 255 characters below 128
 * @property {number[]} values whole numbers, -32,768 to
 *   32,767
 */

/**
 * @param {(bytes: Uint8Array, length: number) => void} send
 *   copies the first `length` bytes
 */
export function createEncoder(send) {
  return {
    /** @param {Reading} reading */
    encode({ id, name, values }) {
      const parts = [
        numberBytes(id, 4),
        numberBytes(name.length, 1),
        [...name].map((character) => character.charCodeAt(0)),
        numberBytes(values.length, 2),
        ...values.map((value) => numberBytes(value, 2)),
      ];
      const packet = Uint8Array.from(parts.flat());
      send(packet, packet.length);
    },
  };
}

/** The lowest byte first. */
function numberBytes(number, count) {
  const bytes = [];
  for (let i = 0; i < count; i++) {
    bytes.push((number >> (8 * i)) & 255);
  }
  return bytes;
}
