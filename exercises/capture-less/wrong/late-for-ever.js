// fails result: works out at once what depends on the day on which it is asked
export function makeRow(order) {
  const label = `${order.customer.name}, ${order.customer.city}`;
  const total = order.lines.reduce((sum, { cents, count }) => sum + cents * count, 0);
  const late = order.due < Date.now() / 86_400_000;
  const articles = new Set(order.lines.map(({ article }) => article));
  return {
    label: () => label,
    total: () => total,
    isLate: () => late,
    has: (article) => articles.has(article),
  };
}
