// fails allocations: notes in a Map where each object went, instead of in its old header
export function collect(heap) {
  const { words, half, roots } = heap;
  heap.start = heap.start === 1 ? 1 + half : 1;
  heap.free = heap.start;
  const places = new Map();
  for (let i = 0; i < roots.length; i++) roots[i] = moved(heap, roots[i], places);
  for (let scan = heap.start; scan < heap.free; scan += 1 + words[scan]) {
    const end = scan + words[scan];
    for (let field = scan + 1; field <= end; field++) words[field] = moved(heap, words[field], places);
  }
}

function moved(heap, value, places) {
  if (value >= 0) return value;
  const known = places.get(value);
  if (known !== undefined) return known;
  const { words, free } = heap;
  const length = 1 + words[-value];
  words.copyWithin(free, -value, length - value);
  heap.free += length;
  places.set(value, -free);
  return -free;
}
