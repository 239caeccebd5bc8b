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
  let buffer = new Uint8Array(64);

  // A typed array keeps the lowest 8 bits of what is stored, so no masking is needed.
  const put = (number, count, position) => {
    for (let i = 0; i < count; i++) {
      buffer[position + i] = number >> (8 * i);
    }
    return position + count;
  };

  return {
    /** @param {Reading} reading */
    encode({ id, name, values }) {
      // The length is known before the first byte is written, so a buffer is made at most once a
      // packet. Twice as long as the last one: a few times for ever, and never far too long.
      const length = 7 + name.length + 2 * values.length;
      if (length > buffer.length) {
        buffer = new Uint8Array(Math.max(length, 2 * buffer.length));
      }
      let position = put(id, 4, 0);
      position = put(name.length, 1, position);
      for (let i = 0; i < name.length; i++) {
        position = put(name.charCodeAt(i), 1, position);
      }
      position = put(values.length, 2, position);
      for (const value of values) {
        position = put(value, 2, position);
      }
      // What comes behind `length` is left from a longer packet: the receiver is told not to look.
      send(buffer, length);
    },
  };
}
