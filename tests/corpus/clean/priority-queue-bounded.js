// clean: a binary heap of at most 20 entries, with pushes and pops in each round
const heap = [];

function push(entry) {
  heap.push(entry);
  for (let k = heap.length - 1; k > 0; ) {
    const parent = (k - 1) >> 1;
    if (heap[parent].priority <= heap[k].priority) break;
    [heap[parent], heap[k]] = [heap[k], heap[parent]];
    k = parent;
  }
}

function pop() {
  const top = heap[0];
  const last = heap.pop();
  if (heap.length === 0) return top;
  heap[0] = last;
  for (let k = 0; ; ) {
    let least = k;
    for (const child of [2 * k + 1, 2 * k + 2]) {
      if (child < heap.length && heap[child].priority < heap[least].priority) least = child;
    }
    if (least === k) return top;
    [heap[k], heap[least]] = [heap[least], heap[k]];
    k = least;
  }
}

export function round(i) {
  for (let n = 0; n < 4; n++) push({ priority: Math.random(), task: `t${i}.${n}` });
  while (heap.length > 20) pop();
  return heap[0].task;
}
