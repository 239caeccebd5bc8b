// style: after Deutsch, Schorr and Waite: the way back is kept in the references themselves
export function collect({ roots, left, right, live, marks }) {
  for (const root of roots) {
    let above = -1;
    let object = root;
    for (;;) {
      if (object !== -1 && marks[object] === 0) {
        // Down to the left; the reference that led down now leads back up.
        marks[object] = 1;
        const child = left[object];
        left[object] = above;
        above = object;
        object = child;
        continue;
      }
      // Up as long as the right side is done, too: 2 says that an object is being left by the right.
      while (above !== -1 && marks[above] === 2) {
        const parent = right[above];
        right[above] = object;
        marks[above] = 1;
        object = above;
        above = parent;
      }
      if (above === -1) break;
      // Over from the left side to the right one.
      marks[above] = 2;
      const parent = left[above];
      left[above] = object;
      object = right[above];
      right[above] = parent;
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
