// fails result, stack-depth: leaves the marks, so the next collection takes everything for reachable
export function collect({ roots, left, right, live, marks }) {
  const grey = [];
  const reach = (object) => {
    if (object === -1 || marks[object] === 1) return;
    marks[object] = 1;
    grey.push(object);
  };
  for (const root of roots) reach(root);
  while (grey.length > 0) {
    const object = grey.pop();
    reach(left[object]);
    reach(right[object]);
  }
  let freed = 0;
  for (let i = 0; i < live.length; i++) {
    if (live[i] === 0 || marks[i] === 1) continue;
    live[i] = 0;
    freed += 1;
  }
  return freed;
}
