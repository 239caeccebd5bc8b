// clean: an order book that wanders, with some orders that stay for long
const bids = [], asks = [];
export function round() {
  for (let k = 0; k < 6; k++) {
    const o = { price: 100 + Math.round((Math.random() - 0.5) * 20), qty: 1 + Math.floor(Math.random() * 5) };
    if (Math.random() < 0.5) { bids.push(o); bids.sort((a, b) => b.price - a.price); } else { asks.push(o); asks.sort((a, b) => a.price - b.price); }
    while (bids[0] && asks[0] && bids[0].price >= asks[0].price) {
      const q = Math.min(bids[0].qty, asks[0].qty);
      if (!(bids[0].qty -= q)) bids.shift();
      if (!(asks[0].qty -= q)) asks.shift();
    }
  }
  bids.length = Math.min(bids.length, 20);
  asks.length = Math.min(asks.length, 20);
}
