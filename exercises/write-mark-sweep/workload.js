import * as subject from 'subject';

// What can be reached is known from how a heap is made: two groups of objects that lead to one root each,
// and garbage that leads anywhere. The first collection takes the garbage, the second the group whose root
// was dropped in between. The rest of the slots are free, with old numbers in them.
let random;
let rows;
let kept = 0;
let lost = 0;
let miscounted = 0;
let marked = 0;
let rewired = 0;

export function setup({ seed }) {
  random = mulberry32(seed);
  rows = [];
}

export function round(_i, { size }) {
  const { heap, groups, links } = heapOf(size);
  const [first, second, garbage] = groups;
  collect(heap, [...first, ...second], garbage);
  const place = heap.roots.indexOf(second[0]);
  heap.roots[place] = random() < 0.5 ? -1 : first[first.length - 1];
  collect(heap, first, second);
  collect(heap, first, []);
  for (const object of first) {
    const isSame =
      heap.left[object] === links.left[object] && heap.right[object] === links.right[object];
    if (!isSame) rewired += 1;
  }
  rows = [
    { name: 'objects freed although a root leads to them', expected: 0, found: lost },
    { name: 'objects kept although no root leads to them', expected: 0, found: kept },
    { name: 'collections that gave the wrong number', expected: 0, found: miscounted },
    { name: 'marks left after a collection', expected: 0, found: marked },
    { name: 'reachable objects with other references than before', expected: 0, found: rewired },
  ];
}

export function expect() {
  return rows;
}

function collect(heap, reachable, unreachable) {
  const freed = subject.collect(heap);
  for (const object of reachable) if (heap.live[object] !== 1) lost += 1;
  for (const object of unreachable) if (heap.live[object] !== 0) kept += 1;
  if (freed !== unreachable.length) miscounted += 1;
  if (heap.marks.includes(1)) marked += 1;
}

/** A heap whose objects lie in any order; the first group is a chain of `size` with more references. */
function heapOf(size) {
  const counts = [size, 1 + Math.floor(size / 4), 2 + Math.floor(size / 4)];
  const slots = counts[0] + counts[1] + counts[2] + 1 + Math.floor(size / 8);
  const order = shuffled(slots);
  const left = new Int32Array(slots);
  const right = new Int32Array(slots);
  const live = new Uint8Array(slots);
  for (const slot of order) {
    left[slot] = Math.floor(random() * slots);
    right[slot] = order[0];
  }
  let used = 0;
  const groups = counts.map((count) => {
    used += count;
    return order.slice(used - count, used);
  });
  const [first, second, garbage] = groups;
  chain(first, first, left, right);
  chain(second, first, left, right);
  chain(garbage, order.slice(0, used), left, right);
  // The garbage is a ring, and the last of it refers to itself.
  left[garbage[garbage.length - 1]] = garbage[0];
  right[garbage[garbage.length - 1]] = garbage[garbage.length - 1];
  for (const group of groups) for (const object of group) live[object] = 1;

  const some = first[Math.floor(random() * first.length)];
  const roots = Int32Array.from([-1, some, second[0], -1, first[0], first[0]]);
  const heap = { roots, left, right, live, marks: new Uint8Array(slots) };
  return { heap, groups, links: { left: left.slice(), right: right.slice() } };
}

/** Each of the group refers to the next, on one side or the other, and besides to one of the others. */
function chain(group, others, left, right) {
  for (let k = 0; k < group.length; k++) {
    const object = group[k];
    const next = k + 1 < group.length ? group[k + 1] : -1;
    const other = random() < 0.3 ? -1 : others[Math.floor(random() * others.length)];
    const isLeft = random() < 0.5;
    left[object] = isLeft ? next : other;
    right[object] = isLeft ? other : next;
  }
}

function shuffled(count) {
  const order = Array.from({ length: count }, (_, k) => k);
  for (let k = count - 1; k > 0; k--) {
    const other = Math.floor(random() * (k + 1));
    const moved = order[k];
    order[k] = order[other];
    order[other] = moved;
  }
  return order;
}

function mulberry32(seed) {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296;
  };
}
