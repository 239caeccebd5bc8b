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
    const value = this.#parsed(text);
    if (value === undefined) this.#setAside(text);
    return value;
  }

  /** False where nothing could be kept: storage is full, or refused. */
  write(value: T): boolean {
    const text = this.#take(this.#key);
    // What can't be read and can't be set aside is left where it is.
    if (text !== null && this.#parsed(text) === undefined && !this.#setAside(text)) return false;
    return this.#put(this.#key, JSON.stringify(value));
  }

  #parsed(text: string): T | undefined {
    try {
      return this.#parse(JSON.parse(text));
    } catch {
      return undefined; // not JSON: treated like any other value that is of another kind
    }
  }

  /** True where it is kept under a key of its own. */
  #setAside(text: string): boolean {
    for (let number = 1; number < 100; number += 1) {
      const place = `${this.#key}.set-aside-${number}`;
      const there = this.#take(place);
      if (there === text) return true;
      if (there === null) return this.#put(place, text);
    }
    return false;
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
