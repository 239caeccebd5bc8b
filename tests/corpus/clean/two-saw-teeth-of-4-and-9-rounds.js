// clean: two periods whose sum repeats after 36 rounds only
const views = [];
const clicks = new Set();

export function round(i) {
  views.push({ page: i % 3, at: Date.now() });
  for (let n = 0; n < 3; n++) clicks.add({ x: i, y: n });
  let sent = 0;
  if (views.length === 4) {
    sent += views.length;
    views.length = 0;
  }
  if (i % 9 === 8) {
    sent += clicks.size;
    clicks.clear();
  }
  return sent;
}
