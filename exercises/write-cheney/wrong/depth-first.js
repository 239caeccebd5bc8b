// fails stack-depth: copies what a field refers to by calling itself, a frame for each object of a list
export function collect(heap) {
  const { half, roots } = heap;
  heap.start = heap.start === 1 ? 1 + half : 1;
  heap.free = heap.start;
  for (let i = 0; i < roots.length; i++) roots[i] = moved(heap, roots[i]);
}

function moved(heap, value) {
  const { words, free } = heap;
  if (value >= 0) return value;
  const header = words[-value];
  if (header < 0) return header;
  words.copyWithin(free, -value, 1 - value + header);
  heap.free += 1 + header;
  words[-value] = -free;
  for (let field = free + 1; field <= free + header; field++) {
    words[field] = moved(heap, words[field]);
  }
  return -free;
}
