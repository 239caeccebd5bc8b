// style: a class with private fields that walks the account
class Account {
  #ledger;
  #newest;

  constructor(ledger, newest) {
    this.#ledger = ledger;
    this.#newest = newest;
  }

  get balance() {
    const { amounts, back } = this.#ledger;
    let row = this.#newest;
    let sum = 0;
    for (;;) {
      sum += amounts[row];
      const step = back[row];
      if (step === 0) return sum;
      row -= step;
    }
  }
}

export function balance(ledger, row) {
  return new Account(ledger, row).balance;
}
