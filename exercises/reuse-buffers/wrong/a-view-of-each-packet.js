// fails allocations: writes into one buffer, and sends a new view of it each time
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
      let position = put(name.length, 1, put(id, 4, 0));
      for (let i = 0; i < name.length; i++) position = put(name.charCodeAt(i), 1, position);
      position = put(values.length, 2, position);
      for (const value of values) position = put(value, 2, position);
      send(buffer.subarray(0, length), length);
    },
  };
}
