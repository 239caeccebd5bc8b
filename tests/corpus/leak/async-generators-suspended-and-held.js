// leak: module binding `streams`, a Map of async generators that nobody runs to their end
const streams = new Map();

async function* pages(query) {
  let cursor = 0;
  while (cursor < 5) {
    await null;
    yield { query, cursor, rows: [cursor, cursor + 1] };
    cursor += 1;
  }
}

export async function round(i) {
  const stream = pages(`status:open ${i}`);
  streams.set(i, stream);
  const { value } = await stream.next();
  if (value.rows.length === 2) return value.cursor; // enough; return() and delete are missing
  streams.delete(i);
}
