// clean: numbers that grow under keys that do not: HTTP status codes, integers and then doubles
const byStatus = { 200: 0, 301: 0, 404: 0, 500: 0 };
const total = { requests: 0, bytes: 0 };

function count(status, bytes) {
  byStatus[status] += 1;
  total.requests += 1;
  total.bytes += bytes;
}

export function round(i) {
  for (const status of Object.keys(byStatus)) count(status, i * 1_000_000);
  count(200, 0.5);
  return total.bytes / total.requests;
}
