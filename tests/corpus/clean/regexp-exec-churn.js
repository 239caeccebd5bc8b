// clean: global and sticky expressions with named groups over a fresh text
const TOKEN = /(?<number>\d+(?:\.\d+)?)|(?<word>[a-z]+)|(?<mark>[^\s\w])/giu;
const statistics = { number: 0, word: 0, mark: 0 };

function tokenize(text) {
  const tokens = [];
  for (const match of text.matchAll(TOKEN)) {
    const [kind, value] = Object.entries(match.groups).find(([, v]) => v !== undefined);
    statistics[kind] += 1;
    tokens.push({ kind, value, at: match.index });
  }
  return tokens;
}

export function round(i) {
  const made = new RegExp(`item${i % 10}`, 'y');
  return tokenize(`let total${i} = ${i}.5 * (price + 3);`).length + (made.test('item1') ? 1 : 0);
}
