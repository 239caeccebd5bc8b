// fails heap-growth: each clone puts a layer of changes on top of all that came before, and none ever merge
export function createBuffer(bytes) {
  return bufferOf(bytes, undefined);
}

function bufferOf(bytes, base) {
  let layer = { below: base, changes: undefined };
  return {
    length: bytes.length,
    get(i) {
      for (let at = layer; at; at = at.below) {
        const value = at.changes?.get(i);
        if (value !== undefined) return value;
      }
      return bytes[i];
    },
    set(i, value) {
      layer.changes ??= new Map();
      layer.changes.set(i, value & 255);
    },
    clone() {
      const under = layer.changes ? layer : layer.below;
      layer = { below: under, changes: undefined };
      return bufferOf(bytes, under);
    },
  };
}
