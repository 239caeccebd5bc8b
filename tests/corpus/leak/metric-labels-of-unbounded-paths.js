// leak: `series` of the `registry`’s counters: a label with the path in it makes a series a request
class Counter {
  constructor(name, labelNames) {
    this.name = name;
    this.labelNames = labelNames;
    this.series = {};
  }
  inc(labels, by = 1) {
    const key = this.labelNames.map((l) => `${l}="${labels[l]}"`).join(',');
    const s = (this.series[key] ||= { labels: { ...labels }, value: 0 });
    s.value += by;
  }
}
const registry = new Map();
function counter(name, labels) {
  if (!registry.has(name)) registry.set(name, new Counter(name, labels));
  return registry.get(name);
}
export function round(i) {
  counter('http_requests_total', ['path', 'status']).inc({ path: `/users/${i}`, status: 200 });
  counter('http_requests_total', ['path', 'status']).inc({ path: '/health', status: 200 });
  counter('http_bytes_total', ['status']).inc({ status: 200 }, i);
}
