// clean: an async generator pipeline with promises, frames and closures, all finished within the round
async function* source(count) {
  for (let n = 0; n < count; n++) {
    await null;
    yield { n, text: `record ${n}` };
  }
}

async function* map(items, fn) {
  for await (const item of items) yield fn(item);
}

async function* chunk(items, size) {
  let current = [];
  for await (const item of items) {
    current.push(item);
    if (current.length === size) {
      yield current;
      current = [];
    }
  }
  if (current.length > 0) yield current;
}

export async function round(i) {
  let total = 0;
  for await (const rows of chunk(map(source(8 + (i % 3)), (r) => r.text), 3)) total += rows.length;
  return total;
}
