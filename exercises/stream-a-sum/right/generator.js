// style: a generator that hands on one number at a time
function* numbersOf(read) {
  for (let chunk = read(); chunk !== undefined; chunk = read()) yield* chunk;
}

export function summarise(read) {
  const summary = { count: 0, sum: 0, max: undefined };
  for (const number of numbersOf(read)) {
    summary.count += 1;
    summary.sum += number;
    summary.max = summary.max > number ? summary.max : number;
  }
  return summary;
}
