// fails heap-growth, result: holds listeners weakly, so open panels go deaf at the next collection, and keeps the empty WeakRefs
export function createBus() {
  const listeners = [];
  return {
    subscribe: (listener) => listeners.push(new WeakRef(listener)),
    emit(price) {
      for (const reference of listeners) reference.deref()?.(price);
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
