// leak: module binding `receipts`: one a round, under a buffer that fills for seven rounds and is then flushed
const buffer = [];
const receipts = [];

function flush() {
  const bytes = buffer.reduce((sum, row) => sum + row.text.length, 0);
  buffer.length = 0;
  return bytes;
}

function append(i) {
  for (let n = 0; n < 60; n++) buffer.push({ text: `row ${i}/${n}`, n });
  receipts.push({ round: i });
}

export function round(i) {
  append(i);
  return i % 7 === 6 ? flush() : 0;
}
