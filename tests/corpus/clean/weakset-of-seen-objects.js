// clean: a WeakSet as recursion guard, over cyclic objects that are dropped
const seen = new WeakSet();

function countNodes(node) {
  if (seen.has(node)) return 0;
  seen.add(node);
  let count = 1;
  for (const next of node.links) count += countNodes(next);
  return count;
}

export function round(i) {
  const ring = Array.from({ length: 4 + (i % 3) }, () => ({ links: [] }));
  ring.forEach((node, k) => node.links.push(ring[(k + 1) % ring.length]));
  return countNodes(ring[0]);
}
