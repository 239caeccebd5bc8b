// leak: the timer queue: each widget starts an interval that nobody clears
class PriceTicker {
  price = 100;

  constructor(symbol) {
    this.symbol = symbol;
    this.timer = setInterval(() => this.refresh(), 60_000);
  }

  refresh() {
    this.price += 1;
  }

  destroy() {
    this.symbol = null; // clearInterval(this.timer) is missing
  }
}

export function round(i) {
  const ticker = new PriceTicker(`STOCK${i % 5}`);
  ticker.refresh();
  ticker.destroy();
  return ticker.price;
}
