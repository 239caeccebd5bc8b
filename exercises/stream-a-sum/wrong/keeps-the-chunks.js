// fails peak-heap: gathers the chunks as they are, which holds as much as their numbers
export function summarise(read) {
  const chunks = [];
  for (let chunk = read(); chunk !== undefined; chunk = read()) chunks.push(chunk);
  let count = 0;
  let sum = 0;
  let max;
  for (const chunk of chunks) {
    for (const number of chunk) {
      count += 1;
      sum += number;
      if (max === undefined || number > max) max = number;
    }
  }
  return { count, sum, max };
}
