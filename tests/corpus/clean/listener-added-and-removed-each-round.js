// clean: the same function is added and removed, on an EventTarget that stays
const viewport = new EventTarget();

class Panel {
  #width = 0;
  #onResize = () => {
    this.#width += 1;
  };

  mount() {
    viewport.addEventListener('resize', this.#onResize);
  }
  unmount() {
    viewport.removeEventListener('resize', this.#onResize);
  }
  get width() {
    return this.#width;
  }
}

export function round() {
  const panel = new Panel();
  panel.mount();
  viewport.dispatchEvent(new Event('resize'));
  panel.unmount();
  viewport.dispatchEvent(new Event('resize'));
  if (panel.width !== 1) throw new Error(`resized ${panel.width} times`);
}
