// fails result, stack-depth: walks the old half and copies every object in it, garbage too
export function collect(heap) {
  const { words, half, roots } = heap;
  const first = heap.start;
  const last = heap.free;
  heap.start = first === 1 ? 1 + half : 1;
  const by = heap.start - first;
  words.copyWithin(heap.start, first, last);
  heap.free = last + by;
  for (let i = 0; i < roots.length; i++) if (roots[i] < 0) roots[i] -= by;
  for (let at = heap.start; at < heap.free; at += 1 + words[at]) {
    const end = at + words[at];
    for (let field = at + 1; field <= end; field++) if (words[field] < 0) words[field] -= by;
  }
}
