// fails stack-depth: refuses what is more than 1,000 levels deep by leaving it out
export function leaves(document) {
  const found = [];
  const open = [{ value: document, depth: 0 }];
  while (open.length > 0) {
    const { value, depth } = open.pop();
    if (value === null || typeof value !== 'object') found.push(value);
    else if (depth < 1000) {
      for (const child of Object.values(value).reverse()) open.push({ value: child, depth: depth + 1 });
    }
  }
  return found;
}
