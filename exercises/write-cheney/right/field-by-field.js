// style: plain functions over numbers; the scan counts down the fields of the object that it is in
const other = ({ start, half }) => (start === 1 ? 1 + half : 1);

const copy = (heap, from) => {
  const to = heap.free;
  heap.free = to + 1 + heap.words[from];
  heap.words.copyWithin(to, from, from + 1 + heap.words[from]);
  heap.words[from] = -to;
  return -to;
};

const forward = (heap, value) => {
  if (value >= 0) return value;
  return heap.words[-value] < 0 ? heap.words[-value] : copy(heap, -value);
};

export const collect = (heap) => {
  heap.start = other(heap);
  heap.free = heap.start;
  let root = heap.roots.length;
  while (root-- > 0) heap.roots[root] = forward(heap, heap.roots[root]);
  let fields = 0;
  for (let word = heap.start; word < heap.free; word++) {
    if (fields === 0) fields = heap.words[word];
    else {
      heap.words[word] = forward(heap, heap.words[word]);
      fields -= 1;
    }
  }
};
