// clean: seventy slots replaced at random, one a round; few readings have the same number of blocks
const slots = new Array(70).fill(null);
const make = () => {
  const o = { tags: [], meta: new Map() };
  for (let k = Math.random() * 20; k > 0; k--) o.tags.push(`tag-${Math.random()}`);
  for (let k = Math.random() * 10; k > 0; k--) o.meta.set(k, { k });
  return o;
};
for (let k = 0; k < 70; k++) slots[k] = make();
export function round() {
  slots[Math.floor(Math.random() * slots.length)] = make();
}
