// clean: direct eval captures a whole scope, which goes with the closure
let calculator = null;

function makeCalculator(i) {
  const price = 10 + i;
  const table = new Array(100).fill(i);
  return { run: (formula) => eval(formula), rows: table.length };
}

export function round(i) {
  calculator = makeCalculator(i);
  return calculator.run('price * 2') + calculator.rows;
}
