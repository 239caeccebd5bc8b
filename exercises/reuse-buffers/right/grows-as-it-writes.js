// style: closure that writes one byte at a time, and copies into a longer buffer in the middle of a packet
export function createEncoder(send) {
  let buffer = new Uint8Array(16);
  let used = 0;

  function byte(value) {
    if (used === buffer.length) {
      const longer = new Uint8Array(2 * used);
      longer.set(buffer);
      buffer = longer;
    }
    buffer[used] = value;
    used += 1;
  }

  function word(value) {
    byte(value);
    byte(value >> 8);
  }

  return {
    encode({ id, name, values }) {
      used = 0;
      word(id);
      word(id >> 16);
      byte(name.length);
      for (let i = 0; i < name.length; i++) byte(name.charCodeAt(i));
      word(values.length);
      values.forEach(word);
      send(buffer, used);
    },
  };
}
