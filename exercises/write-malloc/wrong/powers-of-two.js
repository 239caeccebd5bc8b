// fails result: buddies. Quick, and never in pieces, but a block of 33 bytes takes 64
export function createHeap(buffer) {
  const view = new DataView(buffer);
  const top = 31 - Math.clz32(buffer.byteLength);
  const LOWEST = 4;
  const heads = new Int32Array(top + 1).fill(-1);

  // A block begins with its order and whether it is free; then come the next and the previous free one.
  const orderOf = (at) => view.getUint8(at);
  const isFree = (at) => view.getUint8(at + 1) === 1;

  const join = (at, order) => {
    view.setUint8(at, order);
    view.setUint8(at + 1, 1);
    view.setInt32(at + 4, heads[order]);
    view.setInt32(at + 8, -1);
    if (heads[order] !== -1) view.setInt32(heads[order] + 8, at);
    heads[order] = at;
  };

  const part = (at) => {
    const next = view.getInt32(at + 4);
    const before = view.getInt32(at + 8);
    if (next !== -1) view.setInt32(next + 8, before);
    if (before === -1) heads[orderOf(at)] = next;
    else view.setInt32(before + 4, next);
    view.setUint8(at + 1, 0);
  };

  join(0, top);
  return {
    malloc(bytes) {
      const order = Math.max(LOWEST, 32 - Math.clz32(bytes + 8 - 1));
      let from = order;
      while (from <= top && heads[from] === -1) from += 1;
      if (from > top) return -1;
      const at = heads[from];
      part(at);
      while (from > order) {
        from -= 1;
        join(at + 2 ** from, from);
      }
      view.setUint8(at, order);
      return at + 8;
    },

    free(offset) {
      let at = offset - 8;
      let order = orderOf(at);
      while (order < top) {
        const buddy = at ^ (2 ** order);
        if (!isFree(buddy) || orderOf(buddy) !== order) break;
        part(buddy);
        at = Math.min(at, buddy);
        order += 1;
      }
      join(at, order);
    },
  };
}
