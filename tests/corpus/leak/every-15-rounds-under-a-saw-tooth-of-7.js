// leak: module binding `alerts`: one in 15 rounds, while a buffer rises and falls every seven
const measurements = [];
const alerts = new Map();

function measure(i) {
  for (let n = 0; n < 8; n++) measurements.push({ celsius: 20 + ((i + n) % 9), n });
  if (measurements.length === 56) measurements.length = 0;
}

function supervise(i) {
  if (i % 15 !== 14) return false;
  alerts.set(`alert-${i}`, { at: Date.now() });
  return true;
}

export function round(i) {
  measure(i);
  return supervise(i);
}
