// fails stack-depth: puts the call into the last place, where it takes a frame all the same
export function balance(ledger, row, sum = 0) {
  const { amounts, back } = ledger;
  const next = sum + amounts[row];
  if (back[row] === 0) return next;
  return balance(ledger, row - back[row], next);
}
