// fails stack-depth: takes a number that seemed large enough for the end of the account
export function balance({ amounts, back }, row) {
  let sum = amounts[row];
  let current = row;
  for (let n = 0; n < 100_000 && back[current] !== 0; n++) {
    current -= back[current];
    sum += amounts[current];
  }
  return sum;
}
