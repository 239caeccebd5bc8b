// fails result, stack-depth: copies what the roots refer to without leaving a note, so it is copied again
export function collect(heap) {
  const { words, half, roots } = heap;
  heap.start = heap.start === 1 ? 1 + half : 1;
  heap.free = heap.start;
  for (let i = 0; i < roots.length; i++) {
    if (roots[i] >= 0) continue;
    const from = -roots[i];
    const to = heap.free;
    words.copyWithin(to, from, from + 1 + words[from]);
    heap.free += 1 + words[from];
    roots[i] = -to;
  }
  for (let scan = heap.start; scan < heap.free; scan += 1 + words[scan]) {
    const end = scan + words[scan];
    for (let field = scan + 1; field <= end; field++) words[field] = moved(heap, words[field]);
  }
}

function moved(heap, value) {
  const { words, free } = heap;
  if (value >= 0) return value;
  const header = words[-value];
  if (header < 0) return header;
  words.copyWithin(free, -value, 1 - value + header);
  heap.free += 1 + header;
  words[-value] = -free;
  return -free;
}
