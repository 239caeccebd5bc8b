/**
 * @param {ArrayBuffer} buffer whole pages of 4 KiB
 */
export function createHeap(buffer) {
  /** In order of address. */
  const holes = [{ offset: 0, bytes: buffer.byteLength }];
  /** @type {Map<number, number>} */
  const sizes = new Map();

  return {
    /**
     * @param {number} bytes 1 to 512
     * @returns {number} an offset, or -1
     */
    malloc(bytes) {
      const need = 16 * Math.ceil(bytes / 16);
      const place = holes.findIndex((hole) => hole.bytes >= need);
      if (place === -1) return -1;
      const hole = holes[place];
      const { offset } = hole;
      hole.offset += need;
      hole.bytes -= need;
      if (hole.bytes === 0) holes.splice(place, 1);
      sizes.set(offset, need);
      return offset;
    },

    /** @param {number} offset one that malloc gave, and that is not free */
    free(offset) {
      const bytes = sizes.get(offset);
      sizes.delete(offset);
      let place = holes.findIndex((hole) => hole.offset > offset);
      if (place === -1) place = holes.length;
      holes.splice(place, 0, { offset, bytes });
      join(place);
      if (place > 0) join(place - 1);
    },
  };

  /** Makes one of two holes that touch. */
  function join(place) {
    const [hole, next] = [holes[place], holes[place + 1]];
    if (next === undefined || hole.offset + hole.bytes !== next.offset) return;
    hole.bytes += next.bytes;
    holes.splice(place + 1, 1);
  }
}
