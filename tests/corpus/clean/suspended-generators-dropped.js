// clean: generators that are left in the middle, and by nobody held
function* naturals() {
  const history = [];
  for (let n = 0; ; n++) {
    history.push(n);
    yield n;
  }
}

function firstOver(limit) {
  const numbers = naturals();
  for (;;) {
    const { value } = numbers.next();
    if (value * value > limit) return value;
  }
}

export function round(i) {
  const [a, b] = naturals();
  return firstOver(i * 10) + a + b;
}
