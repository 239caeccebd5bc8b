// leak: what grows beside slots of random structures
const slots = [];
const make = (d) => (d && Math.random() < 0.7 ? [make(d - 1), make(d - 1), make(d - 1)] : { leaf: Math.random() });
for (let k = 0; k < 40; k++) slots.push(make(3));
const dropped = [];
export function round(i) {
  slots[Math.floor(Math.random() * 40)] = make(3);
  dropped.push({ i, why: 'replaced' }, { i, why: 'again' });
}
