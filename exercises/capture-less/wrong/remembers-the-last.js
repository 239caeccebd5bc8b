// fails collected: the rows are slim, but the module remembers the order that came last
let last;

export function makeRow(order) {
  last = order;
  const label = `${last.customer.name}, ${last.customer.city}`;
  const total = last.lines.reduce((sum, { cents, count }) => sum + cents * count, 0);
  const { due } = last;
  const articles = new Set(last.lines.map(({ article }) => article));
  return {
    label: () => label,
    total: () => total,
    isLate: (today) => due < today,
    has: (article) => articles.has(article),
  };
}
