// fails peak-heap: streams the first recording and gathers the next
let calls = 0;

export function summarise(read) {
  calls += 1;
  const later = [];
  let count = 0;
  let sum = 0;
  let max;
  for (let chunk = read(); chunk !== undefined; chunk = read()) {
    if (calls > 1) later.push(...chunk);
    for (const number of chunk) {
      count += 1;
      sum += number;
      if (max === undefined || number > max) max = number;
    }
  }
  return { count, sum, max };
}
