// leak: module binding `responses`, a Map keyed by URL that nothing ever evicts
const responses = new Map();
let misses = 0;

function render(url, page) {
  misses += 1;
  return {
    status: 200,
    headers: { 'content-type': 'application/json', etag: `"${url.length}-${page}"` },
    body: JSON.stringify({ url, items: [page, page + 1, page + 2] }),
  };
}

export function get(url, page) {
  const hit = responses.get(url);
  if (hit) return hit;
  const fresh = render(url, page);
  responses.set(url, fresh);
  return fresh;
}

export function round(i) {
  for (let page = 0; page < 4; page++) {
    const url = `/api/orders?after=${i * 4 + page}&limit=3`;
    if (get(url, page) !== get(url, page)) throw new Error('cache miss on a repeat');
  }
  return misses;
}
