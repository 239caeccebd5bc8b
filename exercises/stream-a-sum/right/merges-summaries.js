// style: each chunk is summed up by itself and merged into what came before
const EMPTY = { count: 0, sum: 0, max: undefined };

function merge(a, b) {
  const max = a.max === undefined || b.max > a.max ? b.max : a.max;
  return { count: a.count + b.count, sum: a.sum + b.sum, max };
}

function summaryOf(chunk) {
  return chunk.reduce((all, number) => merge(all, { count: 1, sum: number, max: number }), EMPTY);
}

export function summarise(read) {
  let all = EMPTY;
  for (let chunk = read(); chunk !== undefined; chunk = read()) {
    if (chunk.length > 0) all = merge(all, summaryOf(chunk));
  }
  return all;
}
