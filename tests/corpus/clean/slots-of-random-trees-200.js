// clean: a slow turnover of random trees, whose oldest are two hundred rounds old
const mk = (d) => (d && Math.random() < 0.55 ? { l: mk(d - 1), r: mk(d - 1) } : { v: Math.random() });
const slots = Array.from({ length: 200 }, () => mk(4));
export function round() { for (let k = 0; k < 3; k++) slots[Math.floor(Math.random() * 200)] = mk(4); }
