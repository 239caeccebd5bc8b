// clean: an array that is pushed to and shifted from in each round
const recent = [];

function remember(search) {
  recent.push(search);
  while (recent.length > 12) recent.shift();
}

export function round(i) {
  remember({ text: `query ${i}`, hits: i % 40 });
  remember({ text: 'again', hits: 0 });
  return recent.map((s) => s.text).join('; ').length;
}
