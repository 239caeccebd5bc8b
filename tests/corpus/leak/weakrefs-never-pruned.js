// leak: module binding `live`, an array of WeakRefs: the targets die, the WeakRef objects themselves stay
const live = [];

class Shape {
  constructor(x) {
    this.x = x;
    live.push(new WeakRef(this));
  }
  move(dx) {
    this.x += dx;
  }
}

function moveAll(dx) {
  let moved = 0;
  for (const ref of live) {
    const shape = ref.deref();
    if (shape) {
      shape.move(dx);
      moved += 1;
    }
  }
  return moved;
}

export function round(i) {
  const shape = new Shape(i);
  moveAll(1);
  return shape.x;
}
