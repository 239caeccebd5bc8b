// clean: a memo without eviction, whose keys are the 12 months and 3 formats
const memo = new Map();

function monthName(month, format) {
  const key = `${month}/${format}`;
  if (!memo.has(key)) {
    const name = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'][month];
    memo.set(key, { text: format === 'upper' ? name.toUpperCase() : name, format });
  }
  return memo.get(key).text;
}

export function round(i) {
  return ['short', 'upper', 'plain'].map((format) => monthName(i % 12, format)).join(' ');
}
