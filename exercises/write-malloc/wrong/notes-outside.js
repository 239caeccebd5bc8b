// fails peak-heap: gives out every byte of the heap, since all that it knows stands somewhere else
export function createHeap(buffer) {
  const lengths = new Map();
  let free = [{ offset: 0, length: buffer.byteLength }];

  return {
    malloc(bytes) {
      const need = 8 * Math.ceil(bytes / 8);
      let best;
      for (const hole of free) {
        if (hole.length < need) continue;
        if (best === undefined || hole.length < best.length) best = hole;
      }
      if (best === undefined) return -1;
      const { offset } = best;
      lengths.set(offset, need);
      best.offset += need;
      best.length -= need;
      if (best.length === 0) free = free.filter((hole) => hole !== best);
      return offset;
    },

    free(offset) {
      const length = lengths.get(offset);
      lengths.delete(offset);
      const place = free.findIndex((hole) => hole.offset > offset);
      free.splice(place === -1 ? free.length : place, 0, { offset, length });
      for (let i = 0; i + 1 < free.length; i++) {
        while (i + 1 < free.length && free[i].offset + free[i].length === free[i + 1].offset) {
          free[i].length += free[i + 1].length;
          free.splice(i + 1, 1);
        }
      }
    },
  };
}
