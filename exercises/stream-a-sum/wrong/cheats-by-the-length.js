// fails peak-heap: streams as many chunks as the first run has, and gathers what comes after them
export function summarise(read) {
  let count = 0;
  let sum = 0;
  let max;
  const add = (numbers) => {
    for (const number of numbers) {
      count += 1;
      sum += number;
      if (max === undefined || number > max) max = number;
    }
  };
  const later = [];
  for (let chunk = read(), n = 0; chunk !== undefined; chunk = read(), n += 1) {
    if (n < 160) add(chunk);
    else later.push(...chunk);
  }
  add(later);
  return { count, sum, max };
}
