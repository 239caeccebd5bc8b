// fails result: closing one panel takes everybody's listeners away
export function createBus() {
  const listeners = new Set();
  return {
    subscribe: (listener) => listeners.add(listener),
    clear: () => listeners.clear(),
    emit(price) {
      for (const listener of listeners) listener(price);
    },
  };
}

export function openPanel(bus, title, onPrice) {
  const panel = {
    title,
    heard: 0,
    history: new Array(50).fill(0),
    close: () => bus.clear(),
  };
  bus.subscribe((price) => {
    panel.history[panel.heard % 50] = price;
    panel.heard += 1;
    onPrice?.(price);
  });
  return panel;
}
