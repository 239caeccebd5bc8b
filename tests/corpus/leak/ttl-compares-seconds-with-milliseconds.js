// leak: module binding `entries`: seconds are compared with milliseconds, so nothing is ever old enough to go
const MAX_AGE_SECONDS = 5;
const entries = [];

function prune(nowMs) {
  const cutoff = nowMs / 1000 - MAX_AGE_SECONDS; // seconds …
  while (entries.length > 0 && entries[0].atMs < cutoff) entries.shift(); // … against milliseconds
}

function record(value) {
  const nowMs = Date.now();
  entries.push({ value, atMs: nowMs });
  prune(nowMs);
}

export function round(i) {
  record(i % 17);
  return entries.at(-1).value;
}
