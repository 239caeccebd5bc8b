// clean: an interning table that is swept when it holds 64 strings
let table = new Map();

function intern(text) {
  const known = table.get(text);
  if (known !== undefined) return known;
  if (table.size >= 64) table = new Map([...table].slice(-32));
  table.set(text, text);
  return text;
}

export function round(i) {
  return `INFO trace=${(i * 2654435761).toString(16)} status=200 user=u${i % 5}`.split(' ').map(intern).length;
}
