// fails allocations: keeps the buffer, and makes a DataView over it for each packet
export function createEncoder(send) {
  let buffer = new Uint8Array(64);
  return {
    encode({ id, name, values }) {
      const length = 7 + name.length + 2 * values.length;
      if (length > buffer.length) buffer = new Uint8Array(2 * length);
      const view = new DataView(buffer.buffer);
      view.setUint32(0, id, true);
      view.setUint8(4, name.length);
      for (let i = 0; i < name.length; i++) view.setUint8(5 + i, name.charCodeAt(i));
      let position = 5 + name.length;
      view.setUint16(position, values.length, true);
      for (const value of values) {
        position += 2;
        view.setInt16(position, value, true);
      }
      send(buffer, length);
    },
  };
}
