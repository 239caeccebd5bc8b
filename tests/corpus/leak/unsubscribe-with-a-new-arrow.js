// leak: module binding `viewport`: off() gets another arrow function than on() did, so nothing is removed
const viewport = {
  listeners: new Set(),
  on(fn) {
    this.listeners.add(fn);
  },
  off(fn) {
    this.listeners.delete(fn);
  },
  resize(width) {
    for (const fn of this.listeners) fn(width);
  },
};

class Panel {
  width = 0;

  mount() {
    viewport.on((width) => this.layout(width));
  }

  unmount() {
    viewport.off((width) => this.layout(width));
  }

  layout(width) {
    this.width = width / 2;
  }
}

export function round(i) {
  const panel = new Panel();
  panel.mount();
  viewport.resize(800 + i);
  panel.unmount();
  return panel.width;
}
