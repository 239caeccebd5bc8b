// fails result: keeps the three values in the module, so that the second recording adds to the first
let count = 0;
let sum = 0;
let max;

export function summarise(read) {
  for (let chunk = read(); chunk !== undefined; chunk = read()) {
    for (const number of chunk) {
      count += 1;
      sum += number;
      if (max === undefined || number > max) max = number;
    }
  }
  return { count, sum, max };
}
