// leak: module binding `audited`: every third order is kept for an audit that never happens
const audited = [];
let orderNumber = 0;

function placeOrder(amount) {
  orderNumber += 1;
  const order = { orderNumber, amount };
  if (orderNumber % 3 === 0) audited.push(order);
  return order;
}

export const round = (i) => placeOrder(10 + (i % 20)).amount;
