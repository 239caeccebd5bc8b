/** @typedef {(price: number) => void} Listener */

export function createBus() {
  /** @type {Listener[]} */
  const listeners = [];
  return {
    /** @param {Listener} listener */
    subscribe(listener) {
      listeners.push(listener);
    },
    /** @param {number} price */
    emit(price) {
      for (const listener of listeners) listener(price);
    },
  };
}

/**
 * @param {ReturnType<typeof createBus>} bus
 * @param {string} title
 * @param {(price: number) => void} [onPrice] called after each price
 */
export function openPanel(bus, title, onPrice) {
  const panel = {
    title,
    heard: 0,
    history: new Array(50).fill(0),
    close() {
      panel.title = '';
    },
  };
  bus.subscribe((price) => {
    panel.history[panel.heard % 50] = price;
    panel.heard += 1;
    onPrice?.(price);
  });
  return panel;
}
