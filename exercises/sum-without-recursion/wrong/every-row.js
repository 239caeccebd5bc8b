// fails result, stack-depth: adds up every row above, also the entries of other accounts
export function balance({ amounts }, row) {
  let sum = 0;
  for (let current = row; current >= 0; current--) sum += amounts[current];
  return sum;
}
