// style: closure over strings and numbers alone, the articles in one text
export function makeRow(order) {
  const { due } = order;
  let label = order.customer.name;
  label += `, ${order.customer.city}`;
  let total = 0;
  let articles = '\n';
  for (const line of order.lines) {
    total += line.cents * line.count;
    articles += `${line.article}\n`;
  }
  return {
    label() {
      return label;
    },
    total() {
      return total;
    },
    isLate(today) {
      return due < today;
    },
    has(article) {
      return articles.includes(`\n${article}\n`);
    },
  };
}
