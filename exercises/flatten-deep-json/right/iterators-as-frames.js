// style: a stack of iterators, one for each level that is open
export function leaves(document) {
  const found = [];
  const levels = [[document].values()];
  while (levels.length > 0) {
    const { done, value } = levels.at(-1).next();
    if (done) levels.pop();
    else if (value === null || typeof value !== 'object') found.push(value);
    else levels.push(Object.values(value).values());
  }
  return found;
}
