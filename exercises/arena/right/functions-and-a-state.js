// style: functional; all that an arena knows is a number in a typed array of one element
const roundedUp = (bytes) => bytes + (-bytes & 7);

const take = (memory, state, bytes) => {
  const end = state[0] + roundedUp(bytes);
  if (end > memory.length) return -1;
  memory.fill(0, state[0], end);
  state[0] = end;
  return end - roundedUp(bytes);
};

export const createArena = (capacity) => {
  const memory = new Uint8Array(capacity);
  const state = new Uint32Array(1);
  return {
    buffer: memory.buffer,
    allocate: (bytes) => take(memory, state, bytes),
    reset: () => state.fill(0),
  };
};
