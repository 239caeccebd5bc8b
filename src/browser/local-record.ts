/** What is needed of localStorage: absent where a private window refuses it. */
export type Store = Pick<Storage, 'getItem' | 'setItem'> | undefined;

/** The page's own store, where there is one. */
export function pageStore(): Store {
  try {
    return window.localStorage;
  } catch {
    return undefined;
  }
}

/**
 * A value under a key, as JSON. What lies there and can't be read is set aside under a key of its
 * own and never overwritten: it may be all that somebody has.
 */
export class LocalRecord<T> {
  readonly #store: Store;
  readonly #key: string;
  readonly #parse: (value: unknown) => T | undefined;

  /** `parse` gives undefined for a value that is not of this kind. */
  constructor(store: Store, key: string, parse: (value: unknown) => T | undefined) {
    this.#store = store;
    this.#key = key;
    this.#parse = parse;
  }

  read(): T | undefined {
    const text = this.#take(this.#key);
    if (text === null) return undefined;
    try {
      const value = this.#parse(JSON.parse(text));
      if (value !== undefined) return value;
    } catch {
      // Not JSON: treated like any other value that is of another kind.
    }
    this.#setAside(text);
    return undefined;
  }

  /** False where nothing could be kept: storage is full, or refused. */
  write(value: T): boolean {
    this.read(); // sets aside what can't be read
    return this.#put(this.#key, JSON.stringify(value));
  }

  #setAside(text: string): void {
    for (let number = 1; number < 100; number += 1) {
      const place = `${this.#key}.set-aside-${number}`;
      const there = this.#take(place);
      if (there === text) return;
      if (there === null) {
        this.#put(place, text);
        return;
      }
    }
  }

  #take(key: string): string | null {
    try {
      return this.#store?.getItem(key) ?? null;
    } catch {
      return null;
    }
  }

  #put(key: string, value: string): boolean {
    try {
      this.#store?.setItem(key, value);
      return this.#store !== undefined;
    } catch {
      return false;
    }
  }
}
