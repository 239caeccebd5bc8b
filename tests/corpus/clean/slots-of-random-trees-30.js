// clean: a turnover of random trees leaves a few old blocks in every stretch
const mk = (d) => (d && Math.random() < 0.6 ? [mk(d - 1), mk(d - 1)] : { v: Math.random() });
const slots = Array.from({ length: 30 }, () => mk(5));
export function round() { slots[Math.floor(Math.random() * 30)] = mk(5); }
