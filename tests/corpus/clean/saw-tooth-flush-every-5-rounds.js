// clean: four rounds of growth, then a flush, again and again
const spans = [];
let exported = 0;

function record(name, ms) {
  spans.push({ name, ms, attributes: { service: 'shop' } });
}

function exportSpans() {
  exported += spans.length;
  spans.length = 0;
}

export function round(i) {
  for (let n = 0; n < 10; n++) record(`span-${n}`, (i + n) % 40);
  if (i % 5 === 4) exportSpans();
  return exported;
}
