// style: functional, one function takes the facts and another never sees the order
const factsOf = ({ customer: { name, city }, lines, due }) => ({
  label: [name, city].join(', '),
  total: lines.map(({ cents, count }) => cents * count).reduce((sum, cents) => sum + cents, 0),
  due,
  articles: lines.map(({ article }) => article),
});

const rowOf = (facts) => ({
  label: () => facts.label,
  total: () => facts.total,
  isLate: (today) => facts.due < today,
  has: (article) => facts.articles.indexOf(article) !== -1,
});

export const makeRow = (order) => rowOf(factsOf(order));
