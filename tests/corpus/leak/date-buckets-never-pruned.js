// leak: module binding `buckets`: one counter a second under an ISO time, and old seconds stay
const buckets = {};

function countRequest(path) {
  const second = new Date().toISOString().slice(0, 19);
  buckets[second] ??= { total: 0, byPath: {} };
  const bucket = buckets[second];
  bucket.total += 1;
  bucket.byPath[path] = (bucket.byPath[path] ?? 0) + 1;
  return bucket.total;
}

export function round(i) {
  countRequest('/');
  countRequest(`/item/${i % 4}`);
  return countRequest('/cart');
}
