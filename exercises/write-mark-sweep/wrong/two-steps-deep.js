// fails result, stack-depth: looks into the roots and what they refer to, and no further
export function collect({ roots, left, right, live, marks }) {
  for (const root of roots) {
    if (root === -1) continue;
    marks[root] = 1;
    if (left[root] !== -1) marks[left[root]] = 1;
    if (right[root] !== -1) marks[right[root]] = 1;
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
