// leak: module binding `balances`, a Map with numbers only: no object, no string, an entry each
const balances = new Map();

function credit(account, cents) {
  const next = (balances.get(account) ?? 0) + cents;
  balances.set(account, next);
  return next;
}

function settle(account) {
  if (balances.get(account) !== 0) throw new Error(`account ${account} is not settled`);
  return true; // a settled account is not removed
}

export function round(i) {
  for (let n = 0; n < 3; n++) {
    const account = 100_000 + i * 3 + n;
    credit(account, 250);
    credit(account, -250);
    settle(account);
  }
}
