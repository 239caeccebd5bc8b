// clean: a bounded set of hosts whose records vary in size
const breakers = {};
export function round(i) {
  for (let k = 0; k < 4; k++) {
    const host = 'h' + Math.floor(Math.random() * 25);
    const b = (breakers[host] ??= { fails: [], openUntil: 0 });
    if (Math.random() < 0.4) b.fails.push({ at: i, err: new Error('timeout').message });
    b.fails = b.fails.filter((f) => i - f.at < 20);
  }
}
