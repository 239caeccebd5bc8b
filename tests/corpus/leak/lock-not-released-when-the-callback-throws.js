// leak: module binding `locks`: a throw inside withLock() leaves the lock's record behind, every fourth round
const locks = {};

function withLock(key, fn) {
  locks[key] = { holder: fn.name, depth: 1 };
  const result = fn();
  delete locks[key];
  return result;
}

function transfer(i) {
  withLock(`account-${i}`, function move() {
    if (i % 4 === 3) throw new Error('insufficient funds');
    return i;
  });
}

export function round(i) {
  try {
    transfer(i);
    return true;
  } catch {
    return false;
  }
}
