// style: one loop that takes the step before it adds
export const balance = (ledger, newest) => {
  const { amounts, back } = ledger;
  let row = newest;
  let step = 0;
  let sum = 0;
  do {
    row -= step;
    sum += amounts[row];
    step = back[row];
  } while (step > 0);
  return sum;
};
