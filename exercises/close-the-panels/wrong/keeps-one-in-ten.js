// fails collected, heap-growth: keeps one closed panel in ten, to open it again faster
const reusable = [];
let closed = 0;

export function createBus() {
  const listeners = new Set();
  return {
    subscribe(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
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
    close() {
      if (unsubscribe() && ++closed % 10 === 0) reusable.push(panel);
    },
  };
  const unsubscribe = bus.subscribe((price) => {
    panel.history[panel.heard % 50] = price;
    panel.heard += 1;
    onPrice?.(price);
  });
  return panel;
}
