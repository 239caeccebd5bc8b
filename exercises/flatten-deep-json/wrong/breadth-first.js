// fails result, stack-depth: takes from the front of the list, so the leaves come level by level
export function leaves(document) {
  const found = [];
  const open = [document];
  for (let i = 0; i < open.length; i++) {
    const value = open[i];
    if (value === null || typeof value !== 'object') found.push(value);
    else open.push(...Object.values(value));
  }
  return found;
}
