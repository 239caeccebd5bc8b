// fails stack-depth: goes over the table until no mark is added, which is a pass for each object of a chain
export function collect({ roots, left, right, live, marks }) {
  for (const root of roots) if (root !== -1) marks[root] = 1;
  for (let added = true; added; ) {
    added = false;
    for (let i = 0; i < live.length; i++) {
      if (marks[i] === 0) continue;
      for (const target of [left[i], right[i]]) {
        if (target === -1 || marks[target] === 1) continue;
        marks[target] = 1;
        added = true;
      }
    }
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
