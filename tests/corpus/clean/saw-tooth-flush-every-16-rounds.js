// clean: 15 rounds of growth of some 20 blocks each before all is given back
let segment = { start: 0, lines: [] };

function append(line, i) {
  segment.lines.push({ line, at: i });
  if (segment.lines.length < 16 * 10) return 0;
  const closed = segment;
  segment = { start: i + 1, lines: [] };
  return closed.lines.length;
}

export function round(i) {
  let rolled = 0;
  for (let n = 0; n < 10; n++) rolled += append(`10.0.0.${n} GET /${i}`, i);
  return rolled;
}
