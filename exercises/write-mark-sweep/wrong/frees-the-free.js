// fails result, stack-depth: counts the slots that were free already among the freed ones
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
    if (marks[i] === 0) {
      live[i] = 0;
      freed += 1;
    }
    marks[i] = 0;
  }
  return freed;
}
