// style: functional, a tree that is never changed; a write makes a new path from the root
const LEAF = 256;
const FAN = 8;

const build = (bytes, first, span) =>
  span === LEAF
    ? bytes.slice(first, first + LEAF)
    : Array.from({ length: FAN }, (_, k) => first + (k * span) / FAN)
        .filter((at) => at < bytes.length)
        .map((at) => build(bytes, at, span / FAN));

const read = (node, i, span) =>
  span === LEAF ? node[i] : read(node[Math.floor((i * FAN) / span)], i % (span / FAN), span / FAN);

const written = (node, i, span, value) => {
  const at = span === LEAF ? i : Math.floor((i * FAN) / span);
  const entry = span === LEAF ? value : written(node[at], i % (span / FAN), span / FAN, value);
  const copy = node.slice();
  copy[at] = entry;
  return copy;
};

const bufferOf = (length, span, first) => {
  let root = first;
  return {
    length,
    get: (i) => read(root, i, span),
    set: (i, value) => {
      root = written(root, i, span, value);
    },
    clone: () => bufferOf(length, span, root),
  };
};

export const createBuffer = (bytes) => {
  let span = LEAF;
  while (span < bytes.length) span *= FAN;
  return bufferOf(bytes.length, span, build(bytes, 0, span));
};
