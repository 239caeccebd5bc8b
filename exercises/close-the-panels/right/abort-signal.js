// style: an EventTarget and an AbortController for each panel
class Price extends Event {
  constructor(value) {
    super('price');
    this.value = value;
  }
}

export function createBus() {
  const target = new EventTarget();
  return {
    subscribe: (listener, signal) => {
      target.addEventListener('price', (event) => listener(event.value), { signal });
    },
    emit: (price) => target.dispatchEvent(new Price(price)),
  };
}

export function openPanel(bus, title, onPrice) {
  const controller = new AbortController();
  const panel = {
    title,
    heard: 0,
    history: new Array(50).fill(0),
    close: () => controller.abort(),
  };
  bus.subscribe((price) => {
    if (controller.signal.aborted) return;
    panel.history[panel.heard % 50] = price;
    panel.heard += 1;
    onPrice?.(price);
  }, controller.signal);
  return panel;
}
