// fails result: takes a listener out of the array that is being walked, so the next one is skipped
export function createBus() {
  const listeners = [];
  return {
    subscribe(listener) {
      listeners.push(listener);
      return () => {
        const index = listeners.indexOf(listener);
        if (index !== -1) listeners.splice(index, 1);
      };
    },
    emit(price) {
      for (const listener of listeners) listener(price);
    },
  };
}

export function openPanel(bus, title, onPrice) {
  const panel = { title, heard: 0, history: new Array(50).fill(0), close: () => unsubscribe() };
  const unsubscribe = bus.subscribe((price) => {
    panel.history[panel.heard % 50] = price;
    panel.heard += 1;
    onPrice?.(price);
  });
  return panel;
}
