// fails collected, peak-heap: remembers each answer, but needs the order until it has been asked
export function makeRow(order) {
  let label;
  let total;
  const { due } = order;
  const articles = order.lines.map(({ article }) => article);
  return {
    label: () => {
      label ??= `${order.customer.name}, ${order.customer.city}`;
      return label;
    },
    total: () => {
      total ??= order.lines.reduce((sum, { cents, count }) => sum + cents * count, 0);
      return total;
    },
    isLate: (today) => due < today,
    has: (article) => articles.includes(article),
  };
}
