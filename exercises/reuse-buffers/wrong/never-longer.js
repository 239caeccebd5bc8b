// fails result: takes 256 bytes for enough; what is written behind them is lost without a word
export function createEncoder(send) {
  const buffer = new Uint8Array(256);
  const put = (number, count, position) => {
    for (let i = 0; i < count; i++) buffer[position + i] = number >> (8 * i);
    return position + count;
  };
  return {
    encode({ id, name, values }) {
      let position = put(name.length, 1, put(id, 4, 0));
      for (let i = 0; i < name.length; i++) position = put(name.charCodeAt(i), 1, position);
      position = put(values.length, 2, position);
      for (const value of values) position = put(value, 2, position);
      send(buffer, position);
    },
  };
}
