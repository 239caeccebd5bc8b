// leak: module binding `root`, a trie of Maps, one level an argument, with unbounded first arguments
const root = new Map();
const RESULT = Symbol('result');

function memoCall(fn, ...args) {
  let node = root;
  for (const arg of args) {
    let next = node.get(arg);
    if (!next) {
      next = new Map();
      node.set(arg, next);
    }
    node = next;
  }
  if (!node.has(RESULT)) node.set(RESULT, fn(...args));
  return node.get(RESULT);
}

const price = (product, quantity, currency) => `${currency} ${(product * 1.5 * quantity).toFixed(2)}`;

export function round(i) {
  return memoCall(price, i, 2, 'EUR') + memoCall(price, i, 3, 'EUR');
}
