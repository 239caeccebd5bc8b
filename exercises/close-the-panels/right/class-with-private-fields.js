// style: classes with private fields, a copy of the list for each price
class Bus {
  #listeners = [];

  subscribe(listener) {
    this.#listeners.push(listener);
  }

  unsubscribe(listener) {
    this.#listeners = this.#listeners.filter((known) => known !== listener);
  }

  emit(price) {
    for (const listener of [...this.#listeners]) {
      if (this.#listeners.includes(listener)) listener(price);
    }
  }
}

class Panel {
  heard = 0;
  history = new Array(50).fill(0);
  #bus;
  #onPrice;
  #listener = (price) => this.#update(price);

  constructor(bus, title, onPrice) {
    this.title = title;
    this.#bus = bus;
    this.#onPrice = onPrice;
    bus.subscribe(this.#listener);
  }

  close() {
    this.#bus.unsubscribe(this.#listener);
  }

  #update(price) {
    this.history[this.heard % 50] = price;
    this.heard += 1;
    this.#onPrice?.(price);
  }
}

export function createBus() {
  return new Bus();
}

export function openPanel(bus, title, onPrice) {
  return new Panel(bus, title, onPrice);
}
