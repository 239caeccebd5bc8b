// Runs in each realm before the baseline is read: the globals of the contract, and nothing else.
// The host reads the value of the last expression: a function that takes what lies outside.
(bridge) => {
  const { print, report } = bridge;
  const { schedule, cancel } = bridge.timers;
  const { apply, defineProperty, ownKeys } = Reflect;
  const define = (name, value) => {
    defineProperty(globalThis, name, {
      value,
      writable: true,
      configurable: true,
      enumerable: false,
    });
  };
  const callable = (value, what) => {
    if (typeof value !== 'function')
      throw new TypeError(`${what} needs a function, got ${typeof value}`);
    return value;
  };

  // ---- timers ----
  define('setTimeout', function setTimeout(callback, delay, ...args) {
    return schedule(callable(callback, 'setTimeout'), +delay, args, false);
  });
  define('setInterval', function setInterval(callback, delay, ...args) {
    return schedule(callable(callback, 'setInterval'), +delay, args, true);
  });
  define('clearTimeout', function clearTimeout(id) {
    cancel(+id);
  });
  define('clearInterval', function clearInterval(id) {
    cancel(+id);
  });

  const resolved = Promise.resolve();
  const then = Promise.prototype.then;
  define('queueMicrotask', function queueMicrotask(callback) {
    callable(callback, 'queueMicrotask');
    apply(then, resolved, [
      () => {
        try {
          callback();
        } catch (error) {
          report(error);
        }
      },
    ]);
  });

  const now = Date.now;
  const origin = now();
  define('performance', { now: () => now() - origin, timeOrigin: origin });

  // ---- events ----
  const named = (name, message) => {
    const error = new Error(message);
    defineProperty(error, 'name', {
      value: name,
      configurable: true,
      writable: true,
      enumerable: false,
    });
    return error;
  };
  class Event {
    #type;
    #options;
    #prevented = false;
    #stopped = false;
    #dispatching = false;
    #target = null;
    #currentTarget = null;
    #timeStamp = now() - origin;
    constructor(type, options = {}) {
      this.#type = String(type);
      this.#options = { bubbles: !!options.bubbles, cancelable: !!options.cancelable };
    }
    get type() {
      return this.#type;
    }
    get bubbles() {
      return this.#options.bubbles;
    }
    get cancelable() {
      return this.#options.cancelable;
    }
    get target() {
      return this.#target;
    }
    get currentTarget() {
      return this.#currentTarget;
    }
    get defaultPrevented() {
      return this.#prevented;
    }
    get timeStamp() {
      return this.#timeStamp;
    }
    preventDefault() {
      if (this.#options.cancelable) this.#prevented = true;
    }
    stopPropagation() {}
    stopImmediatePropagation() {
      this.#stopped = true;
    }
    composedPath() {
      return this.#currentTarget === null ? [] : [this.#currentTarget];
    }
    static dispatch(event, target, listeners) {
      if (event.#dispatching)
        throw named('InvalidStateError', 'The event is being dispatched already');
      event.#dispatching = true;
      event.#target = target;
      event.#currentTarget = target;
      for (const listener of listeners) {
        if (listener.removed) continue;
        if (listener.once) listener.remove();
        try {
          const { callback } = listener;
          if (typeof callback === 'function') apply(callback, target, [event]);
          else callback.handleEvent(event);
        } catch (error) {
          report(error);
        }
        if (event.#stopped) break;
      }
      event.#currentTarget = null;
      event.#dispatching = false;
      event.#stopped = false;
      return !event.#prevented;
    }
    static isEvent(value) {
      return typeof value === 'object' && value !== null && #type in value;
    }
  }
  const { dispatch, isEvent } = Event;
  delete Event.dispatch;
  delete Event.isEvent;

  // Runs `listener.remove` when the signal is aborted, and holds on to neither: a long-lived signal
  // keeps no listener alive, as in browsers.
  let onAbort;
  class EventTarget {
    #listeners = new Map();
    addEventListener(type, callback, options) {
      if (callback === null || callback === undefined) return;
      if (typeof callback !== 'function' && typeof callback !== 'object') {
        throw new TypeError('addEventListener needs a function or an object with handleEvent');
      }
      const { once, capture, signal } =
        typeof options === 'object' && options !== null ? options : { capture: !!options };
      if (signal?.aborted) return;
      const name = String(type);
      let list = this.#listeners.get(name);
      if (list === undefined) {
        list = [];
        this.#listeners.set(name, list);
      }
      if (list.some((listener) => listener.callback === callback && listener.capture === !!capture))
        return;
      const remove = () => {
        if (listener.removed) return;
        listener.removed = true;
        if (list.length === 1) this.#listeners.delete(name);
        list.splice(list.indexOf(listener), 1);
      };
      const listener = { callback, once: !!once, capture: !!capture, removed: false, remove };
      list.push(listener);
      if (signal !== undefined && signal !== null) onAbort(signal, listener);
    }
    removeEventListener(type, callback, options) {
      const capture =
        typeof options === 'object' && options !== null ? !!options.capture : !!options;
      const list = this.#listeners.get(String(type));
      list
        ?.find((listener) => listener.callback === callback && listener.capture === capture)
        ?.remove();
    }
    dispatchEvent(event) {
      if (!isEvent(event)) throw new TypeError('dispatchEvent needs an Event');
      return dispatch(event, this, [...(this.#listeners.get(event.type) ?? [])]);
    }
  }
  define('Event', Event);
  define('EventTarget', EventTarget);

  let abort;
  const allowed = {};
  class AbortSignal extends EventTarget {
    #aborted = false;
    #reason = undefined;
    #waiting = [];
    onabort = null;
    static {
      onAbort = (signal, listener) => {
        const waiting = signal.#waiting;
        // Places of listeners that are gone are used again, so the list stays as long as it must.
        const free = waiting.findIndex((reference) => reference.deref()?.removed !== false);
        if (free === -1) waiting.push(new WeakRef(listener));
        else waiting[free] = new WeakRef(listener);
      };
      abort = (signal, reason) => {
        if (signal.#aborted) return;
        signal.#aborted = true;
        signal.#reason =
          reason === undefined ? named('AbortError', 'This operation was aborted') : reason;
        for (const reference of signal.#waiting) reference.deref()?.remove();
        signal.#waiting = [];
        const event = new Event('abort');
        if (typeof signal.onabort === 'function')
          dispatch(event, signal, [{ callback: signal.onabort }]);
        signal.dispatchEvent(event);
      };
    }
    constructor(key) {
      if (key !== allowed) throw new TypeError('Illegal constructor');
      super();
    }
    get aborted() {
      return this.#aborted;
    }
    get reason() {
      return this.#reason;
    }
    throwIfAborted() {
      if (this.#aborted) throw this.#reason;
    }
  }
  define(
    'AbortController',
    class AbortController {
      #signal = new AbortSignal(allowed);
      get signal() {
        return this.#signal;
      }
      abort(reason) {
        abort(this.#signal, reason);
      }
    },
  );

  // ---- Iterator.prototype.map: QuickJS's own loses a reference to each item, so that clean programs
  // would leak. Its `drop` does not, and makes what ECMA-262 27.1.4.8 asks of the helper itself. ----
  const { drop } = Iterator.prototype;
  const step = (value, done) => ({ value, done });
  const object = (value, what) => {
    if ((typeof value === 'object' && value !== null) || typeof value === 'function') return value;
    throw new TypeError(`${what} needs an object, got ${value === null ? 'null' : typeof value}`);
  };
  const close = (iterator) => {
    const method = iterator.return;
    if (method !== undefined && method !== null) object(apply(method, iterator, []), 'return');
  };
  // The error that is under way goes before any that closing makes.
  const closeQuietly = (iterator) => {
    try {
      close(iterator);
    } catch {}
  };
  class Mapping {
    #iterated;
    #next;
    #mapper;
    #count = 0;
    #done = false;
    constructor(iterated, mapper) {
      this.#iterated = iterated;
      this.#next = iterated.next;
      this.#mapper = mapper;
    }
    next() {
      if (this.#done) return step(undefined, true);
      // Until this item is made, any error is the end.
      this.#done = true;
      const result = object(apply(this.#next, this.#iterated, []), 'next');
      if (result.done) return step(undefined, true);
      const item = result.value;
      let value;
      try {
        value = apply(this.#mapper, undefined, [item, this.#count++]);
      } catch (error) {
        closeQuietly(this.#iterated);
        throw error;
      }
      this.#done = false;
      return step(value, false);
    }
    return() {
      if (!this.#done) {
        this.#done = true;
        close(this.#iterated);
      }
      return step(undefined, true);
    }
    // It stands here for a class's strictness: a `this` that is no object stays what it is.
    map(mapper) {
      object(this, 'Iterator.prototype.map');
      if (typeof mapper !== 'function') closeQuietly(this);
      callable(mapper, 'Iterator.prototype.map');
      return apply(drop, new Mapping(this, mapper), [0]);
    }
  }
  const { map } = Mapping.prototype;
  delete Mapping.prototype.map;
  defineProperty(Iterator.prototype, 'map', { value: map });

  // ---- structuredClone: the types of the HTML standard that exist here ----
  const tagOf = (value) => Object.prototype.toString.call(value);
  const errors = { EvalError, RangeError, ReferenceError, SyntaxError, TypeError, URIError };
  define('structuredClone', function structuredClone(value) {
    const seen = new Map();
    const refuse = (what) => {
      throw named('DataCloneError', `${what} could not be cloned`);
    };
    const copy = (input) => {
      if (typeof input === 'symbol') refuse(String(input));
      if (typeof input === 'function') refuse(`${input.name || 'a function'} (a function)`);
      if (typeof input !== 'object' || input === null) return input;
      const known = seen.get(input);
      if (known !== undefined) return known;
      const keep = (output) => {
        seen.set(input, output);
        return output;
      };
      if (input instanceof Date) return keep(new Date(input.getTime()));
      if (input instanceof RegExp) return keep(new RegExp(input.source, input.flags));
      if (
        input instanceof Boolean ||
        input instanceof Number ||
        input instanceof String ||
        input instanceof BigInt
      ) {
        return keep(Object(input.valueOf()));
      }
      if (input instanceof Map) {
        const output = keep(new Map());
        for (const [key, item] of [...input]) output.set(copy(key), copy(item));
        return output;
      }
      if (input instanceof Set) {
        const output = keep(new Set());
        for (const item of [...input]) output.add(copy(item));
        return output;
      }
      if (input instanceof ArrayBuffer) return keep(input.slice(0));
      if (ArrayBuffer.isView(input)) {
        const buffer = copy(input.buffer);
        const length = input instanceof DataView ? input.byteLength : input.length;
        return keep(new input.constructor(buffer, input.byteOffset, length));
      }
      if (input instanceof Error) {
        const type = Object.hasOwn(errors, input.name) ? errors[input.name] : Error;
        const output = keep(new type(input.message));
        if ('cause' in input) output.cause = copy(input.cause);
        return output;
      }
      if (input instanceof EventTarget || isEvent(input) || /Generator\]$/.test(tagOf(input))) {
        refuse(tagOf(input));
      }
      for (const type of [Symbol, Promise, WeakMap, WeakSet, WeakRef, FinalizationRegistry]) {
        if (input instanceof type) refuse(tagOf(input));
      }
      const output = keep(Array.isArray(input) ? new Array(input.length) : {});
      for (const key of Object.keys(input)) {
        const value = copy(input[key]);
        defineProperty(output, key, {
          value,
          writable: true,
          enumerable: true,
          configurable: true,
        });
      }
      return output;
    };
    return copy(value);
  });

  // ---- console: text made here, kept by the host up to a limit ----
  const LIMIT = 2000;
  const show = (value, depth, seen) => {
    switch (typeof value) {
      case 'string':
        return depth === 0 ? value.slice(0, LIMIT) : JSON.stringify(value.slice(0, 200));
      case 'bigint':
        return `${value}n`;
      case 'symbol':
        return String(value);
      case 'function':
        return `ƒ ${value.name || '(anonymous)'}`;
      case 'object':
        break;
      default:
        return Object.is(value, -0) ? '-0' : String(value);
    }
    if (value === null) return 'null';
    if (seen.includes(value)) return '[circular]';
    if (value instanceof Error) return `${value.name}: ${value.message}`;
    if (value instanceof Date) return value.toISOString();
    if (value instanceof RegExp) return String(value);
    const name = value.constructor?.name ?? 'Object';
    if (depth > 2) return `${name} {…}`;
    const path = [...seen, value];
    const list = (items, size, open, close) => {
      const more = size > items.length ? [`… ${size - items.length} more`] : [];
      return `${open}${[...items, ...more].join(', ')}${close}`;
    };
    const first = (iterable) => {
      const items = [];
      for (const item of iterable) {
        if (items.length === 10) break;
        items.push(item);
      }
      return items;
    };
    if (Array.isArray(value) || (ArrayBuffer.isView(value) && !(value instanceof DataView))) {
      const items = first(value).map((item) => show(item, depth + 1, path));
      return list(items, value.length, Array.isArray(value) ? '[' : `${name} [`, ']');
    }
    if (value instanceof Map) {
      const items = first(value).map(
        ([key, item]) => `${show(key, depth + 1, path)} => ${show(item, depth + 1, path)}`,
      );
      return list(items, value.size, `Map(${value.size}) {`, '}');
    }
    if (value instanceof Set) {
      return list(
        first(value).map((item) => show(item, depth + 1, path)),
        value.size,
        `Set(${value.size}) {`,
        '}',
      );
    }
    const keys = ownKeys(value).filter((key) => typeof key === 'string');
    const items = keys.slice(0, 10).map((key) => `${key}: ${show(value[key], depth + 1, path)}`);
    return list(items, keys.length, name === 'Object' ? '{ ' : `${name} { `, ' }');
  };
  const line = (values) => {
    let text = '';
    for (const value of values.slice(0, 20)) {
      if (text.length > LIMIT) break;
      let shown;
      try {
        shown = show(value, 0, []);
      } catch {
        shown = '(cannot be shown)';
      }
      text += text === '' ? shown : ` ${shown}`;
    }
    return text.slice(0, LIMIT);
  };
  const ROOM = 200;
  let printed = 0;
  const log = (level) =>
    ({
      [level](...values) {
        if (printed++ < ROOM) print(level, line(values));
      },
    })[level];
  define('console', {
    log: log('log'),
    info: log('info'),
    warn: log('warn'),
    error: log('error'),
    debug: log('debug'),
  });

  return () => printed;
};
