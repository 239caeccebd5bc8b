// fails result: takes an empty chunk for the end of the recording
export function summarise(read) {
  let count = 0;
  let sum = 0;
  let max;
  for (let chunk = read(); chunk?.length; chunk = read()) {
    for (const number of chunk) {
      count += 1;
      sum += number;
      if (max === undefined || number > max) max = number;
    }
  }
  return { count, sum, max };
}
