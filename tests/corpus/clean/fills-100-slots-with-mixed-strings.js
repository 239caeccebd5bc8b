// clean: 100 rounds of growth, and after that bytes that go up and down in as many blocks
const snippets = [];

function remember(text) {
  if (snippets.length === 100) snippets.shift();
  snippets.push(text);
}

export function round(i) {
  remember(`${i}:`.padEnd(8 + Math.floor(Math.random() ** 2 * 1500), 'clip '));
  return snippets.length;
}
