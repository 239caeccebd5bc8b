const prices = new Map();

export function priceOf(product, day) {
  const key = `${product}@${day}`;
  if (!prices.has(key)) {
    prices.set(key, compute(product, day));
  }
  return prices.get(key);
}

function compute(product, day) {
  const cents = (product * 7919 + day) % 10000;
  return { product, day, cents };
}

export function round(day) {
  for (let product = 0; product < 20; product++) {
    priceOf(product, day);
  }
}
