// fails collected, heap-growth, result: removes an arrow function made on the spot, which was never added
export function createBus() {
  const listeners = new Set();
  return {
    subscribe: (listener) => listeners.add(listener),
    unsubscribe: (listener) => listeners.delete(listener),
    emit(price) {
      for (const listener of listeners) listener(price);
    },
  };
}

export function openPanel(bus, title, onPrice) {
  const panel = { title, heard: 0, history: new Array(50).fill(0), close };
  const update = (price) => {
    panel.history[panel.heard % 50] = price;
    panel.heard += 1;
    onPrice?.(price);
  };
  bus.subscribe((price) => update(price));
  function close() {
    bus.unsubscribe((price) => update(price));
  }
  return panel;
}
