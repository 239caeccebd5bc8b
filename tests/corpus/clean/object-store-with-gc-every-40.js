// clean: a saw-tooth of 40 rounds, each phase of which is seen four times
const objects = new Map();
let head = null, n = 0;
const put = (o) => { const id = 'o' + n++; objects.set(id, o); return id; };
function gc() {
  const live = new Set();
  for (let c = head, d = 0; c && d < 10; d++) { live.add(c); live.add(objects.get(c).tree); c = objects.get(c).parent; }
  for (const k of objects.keys()) if (!live.has(k)) objects.delete(k);
  for (const o of objects.values()) if (o.parent && !live.has(o.parent)) o.parent = null;
}
export function round(i) {
  const tree = put({ files: [`a${i}`, `b${i}`] });
  head = put({ parent: head, tree });
  if (i % 40 === 39) gc();
}
