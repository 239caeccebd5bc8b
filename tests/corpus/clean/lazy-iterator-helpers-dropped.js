// clean: iterator helpers that are taken from and dropped, half consumed
function* fibonacci() {
  let [a, b] = [0, 1];
  for (;;) {
    yield a;
    [a, b] = [b, a + b];
  }
}

export function round(i) {
  const even = fibonacci()
    .filter((n) => n % 2 === 0)
    .map((n) => ({ n }))
    .drop(i % 3);
  const first = even.next().value;
  const some = even.take(4).toArray();
  return some.reduce((sum, { n }) => sum + n, first.n);
}
