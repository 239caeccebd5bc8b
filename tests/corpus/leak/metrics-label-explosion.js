// leak: module binding `counters`: the user's id is a label, so every user makes a new time series
const counters = new Map();

function increment(name, labels) {
  const series = `${name}{${Object.entries(labels)
    .map(([key, value]) => `${key}="${value}"`)
    .sort()
    .join(',')}}`;
  counters.set(series, (counters.get(series) ?? 0) + 1);
}

export function round(i) {
  increment('http_requests_total', { method: 'GET', status: 200, user: `u${1000 + i}` });
  increment('http_requests_total', { method: 'POST', status: 201, user: `u${1000 + i}` });
  return counters.size;
}
