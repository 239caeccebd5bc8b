// style: class with private fields, swept by an interval
class Sessions {
  #lifetime;
  #entries = new Map();

  constructor(lifetime) {
    this.#lifetime = lifetime;
    setInterval(() => this.#sweep(), 1000);
  }

  open(token, user) {
    this.#entries.set(token, { user, used: Date.now() });
  }

  find(token) {
    const entry = this.#entries.get(token);
    if (!entry || this.#isOver(entry)) return undefined;
    entry.used = Date.now();
    return entry.user;
  }

  close(token) {
    this.#entries.delete(token);
  }

  #isOver({ used }) {
    return Date.now() - used >= this.#lifetime;
  }

  #sweep() {
    for (const [token, entry] of this.#entries) {
      if (this.#isOver(entry)) this.#entries.delete(token);
    }
  }
}

const sessions = new Sessions(5000);

export const open = (token, user) => sessions.open(token, user);
export const find = (token) => sessions.find(token);
export const close = (token) => sessions.close(token);
