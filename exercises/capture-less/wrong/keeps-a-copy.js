// fails peak-heap: the order may go, since each row holds a copy of all of it
export function makeRow(order) {
  const copy = {
    ...order,
    customer: { name: order.customer.name, city: order.customer.city },
    lines: order.lines.map(({ article, cents, count }) => ({ article, cents, count })),
    scan: order.scan.slice(),
  };
  return {
    label: () => `${copy.customer.name}, ${copy.customer.city}`,
    total: () => copy.lines.reduce((sum, { cents, count }) => sum + cents * count, 0),
    isLate: (today) => copy.due < today,
    has: (article) => copy.lines.some((line) => line.article === article),
  };
}
