// leak: module binding `seen`, a BigInt used as a bit set of ever larger ids
let seen = 0n;

function firstTime(id) {
  const bit = 1n << BigInt(id);
  if (seen & bit) return false;
  seen |= bit;
  return true;
}

export function round(i) {
  let fresh = 0;
  for (let k = 0; k < 3; k++) if (firstTime(i * 200 + k * 50)) fresh += 1;
  if (fresh !== 3) throw new Error(`ids of round ${i} were seen before`);
  return fresh;
}
