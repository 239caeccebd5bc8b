// fails result: a weak reference lets the order go, and the answers with it
export function makeRow(order) {
  const weak = new WeakRef(order);
  return {
    label: () => `${weak.deref()?.customer.name}, ${weak.deref()?.customer.city}`,
    total: () => weak.deref()?.lines.reduce((sum, { cents, count }) => sum + cents * count, 0),
    isLate: (today) => weak.deref()?.due < today,
    has: (article) => weak.deref()?.lines.some((line) => line.article === article) ?? false,
  };
}
