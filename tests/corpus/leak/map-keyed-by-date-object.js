// leak: module binding `byDay`, a Map keyed by Date objects, so that equal days never meet
const byDay = new Map();

function midnight(time) {
  const day = new Date(time);
  day.setUTCHours(0, 0, 0, 0);
  return day;
}

function book(time, amount) {
  const day = midnight(time);
  byDay.set(day, (byDay.get(day) ?? 0) + amount);
}

export function round(i) {
  book(Date.now(), 10 + (i % 3));
  book(Date.now() + 500, 5);
}
