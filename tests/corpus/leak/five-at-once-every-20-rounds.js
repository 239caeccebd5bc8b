// leak: property `deliveries` of `shop`: nothing for 19 rounds, then a crate of five that stays
const shop = {
  deliveries: [],
  stock: 5,

  sell() {
    this.stock -= 0.25;
    if (this.stock > 0) return;
    const crate = Array.from({ length: 5 }, (_, k) => ({ bottle: k, at: Date.now() }));
    this.deliveries.push(...crate);
    this.stock = crate.length;
  },
};

export function round() {
  shop.sell();
  return shop.stock;
}
