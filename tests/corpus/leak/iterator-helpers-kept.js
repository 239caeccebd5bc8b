// leak: module binding `cursors`: lazy iterator helpers over a shared source, kept after one next()
const catalogue = Array.from({ length: 50 }, (_, k) => ({ sku: `SKU${k}`, price: k * 3 }));
const cursors = [];

function openCursor(minPrice) {
  const cursor = catalogue
    .values()
    .filter((item) => item.price >= minPrice)
    .map((item) => item.sku);
  cursors.push(cursor);
  return cursor;
}

export function round(i) {
  const cursor = openCursor(i % 40);
  return cursor.next().value;
}
