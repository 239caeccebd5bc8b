// fails result, stack-depth: stops at the first root that is -1, and misses the ones behind it
export function collect({ roots, left, right, live, marks }) {
  const grey = [];
  const reach = (object) => {
    if (object === -1 || marks[object] === 1) return;
    marks[object] = 1;
    grey.push(object);
  };
  for (let i = 0; i < roots.length && roots[i] !== -1; i++) reach(roots[i]);
  while (grey.length > 0) {
    const object = grey.pop();
    reach(left[object]);
    reach(right[object]);
  }
  let freed = 0;
  for (let i = 0; i < live.length; i++) {
    if (live[i] === 1 && marks[i] === 0) {
      live[i] = 0;
      freed += 1;
    }
    marks[i] = 0;
  }
  return freed;
}
