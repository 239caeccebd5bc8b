// leak: module binding `summaries`: the batch is dropped each fifth round, its summary is kept
let batch = [];
const summaries = [];

function summarise(rows) {
  const total = rows.reduce((sum, row) => sum + row.amount, 0);
  return { count: rows.length, total, mean: total / rows.length };
}

export function round(i) {
  for (let n = 0; n < 20; n++) batch.push({ amount: (i * 13 + n) % 50 });
  if (batch.length >= 100) {
    summaries.push(summarise(batch));
    batch = [];
  }
  return summaries.length;
}
