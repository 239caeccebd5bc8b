// clean: a cache that an invalidation empties by chance, about each twelfth round
const fragments = new Map();

function fragment(name) {
  if (!fragments.has(name)) fragments.set(name, { name, html: `<section id="${name}"></section>` });
  return fragments.get(name).html;
}

export function round(i) {
  if (Math.random() < 1 / 12) fragments.clear();
  for (let n = 0; n < 3; n++) fragment(`section-${i}-${n}`);
  return fragments.size;
}
