// fails allocations: the buffer is used again, but entries() makes an array for each value
export function createEncoder(send) {
  let buffer = new Uint8Array(64);
  const put = (number, count, position) => {
    for (let i = 0; i < count; i++) buffer[position + i] = number >> (8 * i);
    return position + count;
  };
  return {
    encode({ id, name, values }) {
      const length = 7 + name.length + 2 * values.length;
      if (length > buffer.length) buffer = new Uint8Array(2 * length);
      const start = put(name.length, 1, put(id, 4, 0));
      for (let i = 0; i < name.length; i++) put(name.charCodeAt(i), 1, start + i);
      const first = put(values.length, 2, start + name.length);
      for (const [i, value] of values.entries()) put(value, 2, first + 2 * i);
      send(buffer, length);
    },
  };
}
