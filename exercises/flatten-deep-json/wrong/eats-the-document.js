// fails result, stack-depth: takes the children out of the document as it goes
export function leaves(document) {
  const found = [];
  const open = [document];
  while (open.length > 0) {
    const value = open.at(-1);
    if (value === null || typeof value !== 'object') {
      found.push(open.pop());
      continue;
    }
    const [key] = Object.keys(value);
    if (key === undefined) {
      open.pop();
      continue;
    }
    open.push(value[key]);
    if (Array.isArray(value)) value.shift();
    else delete value[key];
  }
  return found;
}
