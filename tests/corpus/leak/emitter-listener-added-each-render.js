// leak: private field `#handlers` of `store`: every render subscribes, no render unsubscribes
class Store {
  #handlers = new Map();
  state = { count: 0 };

  on(type, handler) {
    if (!this.#handlers.has(type)) this.#handlers.set(type, []);
    this.#handlers.get(type).push(handler);
  }

  emit(type) {
    for (const handler of this.#handlers.get(type) ?? []) handler(this.state);
  }
}

const store = new Store();
const screen = { html: '' };

function renderCounter(label) {
  store.on('change', (state) => {
    screen.html = `<b>${label}</b> ${state.count}`;
  });
  screen.html = `<b>${label}</b> ${store.state.count}`;
}

export function round(i) {
  renderCounter(i % 2 ? 'odd' : 'even');
  store.state.count += 1;
  store.emit('change');
  return screen.html;
}
