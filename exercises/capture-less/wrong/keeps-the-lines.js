// fails collected, peak-heap: keeps the lines for the sake of their names, and each knows its order
export function makeRow(order) {
  const { lines, due } = order;
  const label = `${order.customer.name}, ${order.customer.city}`;
  return {
    label: () => label,
    total: () => lines.reduce((sum, { cents, count }) => sum + cents * count, 0),
    isLate: (today) => due < today,
    has: (article) => lines.some((line) => line.article === article),
  };
}
