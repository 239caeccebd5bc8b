// leak: module binding `carts`: set with a number as its key, deleted with the same digits as a string
const carts = new Map();

function openCart(customer) {
  carts.set(customer.id, { lines: [], total: 0 });
}

function addLine(customer, price) {
  const cart = carts.get(customer.id);
  cart.lines.push(price);
  cart.total += price;
}

function checkout(path) {
  const [, , id] = path.split('/');
  return carts.delete(id);
}

export function round(i) {
  const customer = { id: 1000 + i };
  openCart(customer);
  addLine(customer, 20);
  return checkout(`/cart/${customer.id}`);
}
