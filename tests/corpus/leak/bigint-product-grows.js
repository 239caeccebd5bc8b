// leak: module binding `product`, a BigInt with more digits after each round
let product = 1n;

function mixIn(values) {
  for (const value of values) product *= value;
  return product % 1_000_003n;
}

export function round(i) {
  const odd = BigInt(2 * i + 1_000_000_007);
  return mixIn([odd, odd + 2n, odd + 4n]);
}
