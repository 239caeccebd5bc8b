// fails peak-heap: copies nothing until the first write, and then the whole picture
export function createBuffer(bytes) {
  return bufferOf(bytes, { shared: false });
}

function bufferOf(bytes, state) {
  return {
    length: bytes.length,
    get: (i) => bytes[i],
    set(i, value) {
      if (state.shared) {
        bytes = bytes.slice();
        state.shared = false;
      }
      bytes[i] = value;
    },
    clone() {
      state.shared = true;
      return bufferOf(bytes, { shared: true });
    },
  };
}
