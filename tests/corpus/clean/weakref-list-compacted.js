// clean: a list of WeakRefs without the dead ones, filtered at each use
let live = [];

function track(shape) {
  live.push(new WeakRef(shape));
  return shape;
}

function forEachLive(fn) {
  live = live.filter((ref) => {
    const shape = ref.deref();
    if (!shape) return false;
    fn(shape);
    return true;
  });
}

export function round(i) {
  const circle = track({ kind: 'circle', r: i });
  const square = track({ kind: 'square', a: i });
  let count = 0;
  forEachLive(() => (count += 1));
  return count + circle.r + square.a;
}
