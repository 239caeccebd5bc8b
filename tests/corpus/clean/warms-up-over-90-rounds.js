// clean: growth that ends late: 90 exchange rates are loaded, one a round, before everything stands still
const rates = {};
const currencies = Array.from({ length: 90 }, (_, k) => `C${String(k).padStart(2, '0')}`);

function rate(currency) {
  rates[currency] ??= { currency, perEuro: 0.5 + currencies.indexOf(currency) / 10, source: 'ECB' };
  return rates[currency].perEuro;
}

export function round(i) {
  const amount = 100 + (i % 5);
  return amount * rate(currencies[i % currencies.length]);
}
