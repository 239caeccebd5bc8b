// fails stack-depth: calls itself for every thousandth entry only, which still grows with the account
export function balance(ledger, row) {
  const { amounts, back } = ledger;
  let sum = amounts[row];
  let current = row;
  for (let n = 0; n < 1000; n++) {
    if (back[current] === 0) return sum;
    current -= back[current];
    sum += amounts[current];
  }
  if (back[current] === 0) return sum;
  return sum + balance(ledger, current - back[current]);
}
