// clean: about two hundred jobs in a round, all drained
const counter = { done: 0 };

function later(n) {
  if (n === 0) return;
  queueMicrotask(() => {
    counter.done += 1;
    later(n - 1);
  });
}

export async function round() {
  for (let n = 0; n < 50; n++) queueMicrotask(() => (counter.done += 1));
  later(40);
  await Promise.all(Array.from({ length: 40 }, async (_, k) => k));
  return counter.done;
}
