// leak: private field `#timers` of `toasts`: timers fire and go, their records stay in the Map
class Toasts {
  #timers = new Map();
  visible = 0;
  #next = 1;

  show(text, ms) {
    const id = this.#next++;
    this.visible += 1;
    const handle = setTimeout(() => {
      this.visible -= 1; // this.#timers.delete(id) is missing
    }, ms);
    this.#timers.set(id, { handle, text });
    return id;
  }

  dismiss(id) {
    const timer = this.#timers.get(id);
    if (!timer) return;
    clearTimeout(timer.handle);
    this.#timers.delete(id);
    this.visible -= 1;
  }
}

const toasts = new Toasts();

export function round(i) {
  toasts.dismiss(toasts.show('Saving …', 5000));
  toasts.show(`Saved draft ${i}`, 500);
  return toasts.visible;
}
