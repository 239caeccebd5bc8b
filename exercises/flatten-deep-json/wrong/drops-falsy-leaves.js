// fails result, stack-depth: stops where an element is falsy, and takes null, false and 0 for nothing
export function leaves(document) {
  const found = [];
  const open = [document];
  while (open.length > 0) {
    const value = open.pop();
    if (!value) continue;
    if (typeof value === 'object') open.push(...Object.values(value).reverse());
    else found.push(value);
  }
  return found;
}
