// leak: module binding `perSecond`, a sparse array indexed by seconds since the epoch
const perSecond = [];

function hit(now) {
  const second = Math.floor(now / 1000) % 2_000_000_000;
  perSecond[second] = (perSecond[second] ?? 0) + 1;
  return perSecond[second];
}

export function round() {
  const now = Date.now();
  hit(now);
  hit(now);
  return hit(now);
}
