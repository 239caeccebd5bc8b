// fails stack-depth: marks by calling itself, which takes a frame for each object of a chain
export function collect({ roots, left, right, live, marks }) {
  const mark = (object) => {
    if (object === -1 || marks[object] === 1) return;
    marks[object] = 1;
    mark(left[object]);
    mark(right[object]);
  };
  for (const root of roots) mark(root);
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
