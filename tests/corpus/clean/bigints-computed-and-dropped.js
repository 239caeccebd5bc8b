// clean: large BigInts within a round
function factorial(n) {
  let product = 1n;
  for (let k = 2n; k <= n; k++) product *= k;
  return product;
}

function digitSum(value) {
  let sum = 0;
  for (const digit of value.toString()) sum += Number(digit);
  return sum;
}

export function round(i) {
  return digitSum(factorial(BigInt(40 + (i % 20))));
}
