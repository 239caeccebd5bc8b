// clean: dates made, moved and formatted, with year and length of text unchanged
const pad = (n) => String(n).padStart(2, '0');

function calendar(from, days) {
  const rows = [];
  for (let n = 0; n < days; n++) {
    const day = new Date(from);
    day.setUTCDate(day.getUTCDate() + n);
    rows.push(`${day.getUTCFullYear()}-${pad(day.getUTCMonth() + 1)}-${pad(day.getUTCDate())}`);
  }
  return rows;
}

let lastPrinted = '';

export function round(i) {
  const now = new Date();
  lastPrinted = `${now.toISOString()} ${now.toUTCString()} ${calendar(now, 7 + (i % 3)).join()}`;
  return lastPrinted.length;
}
