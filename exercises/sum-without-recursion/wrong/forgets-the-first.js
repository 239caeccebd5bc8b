// fails result, stack-depth: stops at the first entry without adding it
export function balance({ amounts, back }, row) {
  let sum = 0;
  for (let current = row; back[current] !== 0; current -= back[current]) sum += amounts[current];
  return sum;
}
