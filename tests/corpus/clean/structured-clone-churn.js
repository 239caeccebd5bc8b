// clean: deep copies with cycles, Maps and dates, compared and dropped
const template = {
  name: 'invoice',
  created: new Date(0),
  lines: [{ sku: 'a', n: 1 }, { sku: 'b', n: 2 }],
  taxes: new Map([['vat', 0.19]]),
};
template.self = template;

export function round(i) {
  const copy = structuredClone(template);
  copy.lines[0].n = i;
  copy.taxes.set('duty', i / 100);
  if (template.lines[0].n !== 1 || copy.self !== copy) throw new Error('not a deep copy');
  return copy.created.getTime() + copy.taxes.size;
}
