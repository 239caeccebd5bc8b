// leak: property `seen` of `deduplicator`: grows by one string a round below a big batch of 16 rounds
const deduplicator = {
  batch: new Map(),
  seen: new Set(),

  add(event) {
    if (this.seen.has(event.key)) return;
    this.seen.add(event.key);
    this.batch.set(event.key, { ...event, tags: [1, 2, 3].map((n) => `tag-${n}`) });
    for (let n = 0; n < 40; n++) this.batch.set(`${event.key}#${n}`, { n });
  },

  send() {
    const { size } = this.batch;
    this.batch.clear();
    return size;
  },
};

export function round(i) {
  deduplicator.add({ key: `evt-${i}`, value: i });
  if ((i + 1) % 16 === 0) return deduplicator.send();
}
