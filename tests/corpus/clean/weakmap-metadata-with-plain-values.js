// clean: WeakMap entries whose values do not lead back to the key die with it
const metadata = new WeakMap();

function annotate(node, key, value) {
  let record = metadata.get(node);
  if (!record) {
    record = { created: Date.now(), marks: {} };
    metadata.set(node, record);
  }
  record.marks[key] = value;
  return record;
}

export function round(i) {
  const nodes = [{ id: i }, { id: -i }];
  for (const node of nodes) annotate(node, 'visited', true);
  return metadata.get(nodes[1]).marks.visited;
}
