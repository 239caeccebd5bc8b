// fails result, stack-depth: pushes the children as they come, so the last one comes out first
export function leaves(document) {
  const found = [];
  const open = [document];
  while (open.length > 0) {
    const value = open.pop();
    if (value === null || typeof value !== 'object') found.push(value);
    else open.push(...Object.values(value));
  }
  return found;
}
