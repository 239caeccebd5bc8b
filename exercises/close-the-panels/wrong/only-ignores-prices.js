// fails collected, heap-growth: a closed panel ignores prices, but its listener stays on the bus
export function createBus() {
  const listeners = [];
  return {
    subscribe: (listener) => listeners.push(listener),
    emit(price) {
      for (const listener of listeners) listener(price);
    },
  };
}

export function openPanel(bus, title, onPrice) {
  let open = true;
  const panel = {
    title,
    heard: 0,
    history: new Array(50).fill(0),
    close() {
      open = false;
    },
  };
  bus.subscribe((price) => {
    if (!open) return;
    panel.history[panel.heard % 50] = price;
    panel.heard += 1;
    onPrice?.(price);
  });
  return panel;
}
