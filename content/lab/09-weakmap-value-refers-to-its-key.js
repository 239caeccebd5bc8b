// WeakMap whose value refers to its key: QuickJS, which runs this, never frees it. V8 does.

const views = new WeakMap();

class View {
  constructor(model) {
    this.model = model; // leads from the value back to the key
  }
}

export function round(i) {
  for (let n = 0; n < 5; n++) {
    const model = { id: i * 5 + n };
    views.set(model, new View(model));
  }
}
