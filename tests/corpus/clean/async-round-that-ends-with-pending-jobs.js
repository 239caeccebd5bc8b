// clean: work that a round starts and does not await; it is done when the jobs are drained
const results = { last: null, count: 0 };

async function refresh(i) {
  const rows = [];
  for (let n = 0; n < 5; n++) {
    await null;
    rows.push({ n, text: `row ${n} of ${i}` });
  }
  results.last = rows;
  results.count += 1;
}

export function round(i) {
  refresh(i);
  return results.count;
}
