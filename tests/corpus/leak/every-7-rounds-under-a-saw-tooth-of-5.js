// leak: module binding `invoices`: one in seven rounds, while a buffer rises and falls every five
const cart = [];
const invoices = [];
let sold = 0;

function sell(item) {
  cart.push(item);
  sold += 1;
  if (cart.length === 50) cart.length = 0;
  if (sold % 70 === 0) invoices.push({ number: invoices.length + 1, sold });
}

export function round(i) {
  for (let n = 0; n < 10; n++) sell({ sku: n, price: (i * 7 + n) % 90 });
  return invoices.length;
}
