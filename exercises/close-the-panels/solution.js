/** @typedef {(price: number) => void} Listener */

export function createBus() {
  /** @type {Set<Listener>} */
  const listeners = new Set();
  return {
    /**
     * @param {Listener} listener
     * @returns {() => void} ends the subscription
     */
    subscribe(listener) {
      listeners.add(listener);
      // Whoever subscribes gets the one thing that can end it: the same function object.
      return () => listeners.delete(listener);
    },
    /** @param {number} price */
    emit(price) {
      // A Set may shrink while it is walked: no listener is skipped, and none is called once removed.
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
  const unsubscribe = bus.subscribe((price) => {
    panel.history[panel.heard % 50] = price;
    panel.heard += 1;
    onPrice?.(price);
  });
  const panel = {
    title,
    heard: 0,
    history: new Array(50).fill(0),
    close() {
      unsubscribe();
    },
  };
  return panel;
}
