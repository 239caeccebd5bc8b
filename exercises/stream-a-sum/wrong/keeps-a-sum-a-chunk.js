// fails peak-heap: stays far below 64 KiB, and still holds one number for each chunk
export function summarise(read) {
  const sums = [];
  let count = 0;
  let max;
  for (let chunk = read(); chunk !== undefined; chunk = read()) {
    sums.push(chunk.reduce((sum, number) => sum + number, 0));
    count += chunk.length;
    for (const number of chunk) if (max === undefined || number > max) max = number;
  }
  return { count, sum: sums.reduce((sum, part) => sum + part, 0), max };
}
