// style: closure, the bus keeps the panels themselves in a Map by number
export function createBus() {
  const open = new Map();
  let next = 0;
  return {
    add(panel) {
      next += 1;
      open.set(next, panel);
      return next;
    },
    remove(number) {
      open.delete(number);
    },
    emit(price) {
      open.forEach((panel) => {
        panel.hear(price);
      });
    },
  };
}

export function openPanel(bus, title, onPrice) {
  const panel = {
    title,
    heard: 0,
    history: new Array(50).fill(0),
    hear(price) {
      panel.history[panel.heard++ % 50] = price;
      onPrice?.(price);
    },
    close() {
      bus.remove(number);
    },
  };
  const number = bus.add(panel);
  return panel;
}
