// fails collected, peak-heap: lets go of the order and keeps its customer, who knows all their orders
export function makeRow(order) {
  const { customer, due } = order;
  const total = order.lines.reduce((sum, { cents, count }) => sum + cents * count, 0);
  const articles = new Set(order.lines.map(({ article }) => article));
  return {
    label: () => `${customer.name}, ${customer.city}`,
    total: () => total,
    isLate: (today) => due < today,
    has: (article) => articles.has(article),
  };
}
