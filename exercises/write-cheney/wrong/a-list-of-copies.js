// fails allocations: keeps the copies that are to be looked into in a list, where the new half is one itself
export function collect(heap) {
  const { words, half, roots } = heap;
  const open = [];
  heap.start = heap.start === 1 ? 1 + half : 1;
  heap.free = heap.start;
  for (let i = 0; i < roots.length; i++) roots[i] = moved(heap, roots[i], open);
  while (open.length > 0) {
    const at = open.pop();
    const end = at + words[at];
    for (let field = at + 1; field <= end; field++) words[field] = moved(heap, words[field], open);
  }
}

function moved(heap, value, open) {
  const { words, free } = heap;
  if (value >= 0) return value;
  const header = words[-value];
  if (header < 0) return header;
  words.copyWithin(free, -value, 1 - value + header);
  heap.free += 1 + header;
  words[-value] = -free;
  open.push(free);
  return -free;
}
