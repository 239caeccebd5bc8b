// leak: module binding `patterns`: compiled RegExps cached by user input
const patterns = new Map();

function escapeRegExp(text) {
  return text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
}

function matcher(query) {
  if (!patterns.has(query)) patterns.set(query, new RegExp(escapeRegExp(query), 'iu'));
  return patterns.get(query);
}

const titles = ['Memory', 'Paging', 'Leaks (and how to find them)'];

export function round(i) {
  const query = i % 3 === 0 ? 'leaks (' : `page ${i}`;
  return titles.filter((title) => matcher(`${query}${i}`).test(title)).length;
}
