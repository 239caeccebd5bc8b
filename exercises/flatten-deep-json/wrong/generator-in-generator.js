// fails stack-depth: a generator that goes on in another is resumed through all of them
function* walk(value) {
  if (value === null || typeof value !== 'object') yield value;
  else for (const child of Object.values(value)) yield* walk(child);
}

export function leaves(document) {
  return [...walk(document)];
}
