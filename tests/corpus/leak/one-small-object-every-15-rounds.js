// leak: module binding `reconnects`, a Map that gets an entry at each lost connection, one round in 15
const reconnects = new Map();
const line = { quality: 15, session: 1 };

function exchange(message) {
  line.quality -= 1;
  if (line.quality === 0) {
    reconnects.set(line.session, Date.now());
    line.session += 1;
    line.quality = 15;
  }
  return `${line.session}:${message.length}`;
}

export function round(i) {
  return exchange('x'.repeat(i % 10));
}
