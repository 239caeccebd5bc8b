// fails stack-depth: follows the left in a loop, and calls itself for the right
export function collect({ roots, left, right, live, marks }) {
  const mark = (start) => {
    for (let object = start; object !== -1 && marks[object] === 0; object = left[object]) {
      marks[object] = 1;
      mark(right[object]);
    }
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
