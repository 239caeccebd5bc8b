// Runs in the judge's realm: a second realm of the learner's runtime, whose intrinsics the learner
// never holds. It owns the timers, calls the rounds, describes errors and forces collections.
// The host reads the value of the last expression: one frozen object of functions.
(() => {
  'use strict';
  const { apply, getPrototypeOf, ownKeys } = Reflect;
  const { freeze, getOwnPropertyNames } = Object;
  const dateNow = Date.now;
  const stringify = JSON.stringify;
  const asString = String;
  const slice = String.prototype.slice;
  const cut = (text, length) => apply(slice, text, [0, length]);

  // ---- timers: an indexed binary heap by (due, id), so that a cleared timer is gone at once ----
  const heap = [];
  const byId = new Map();
  let nextId = 1;
  const before = (a, b) => a.due < b.due || (a.due === b.due && a.order < b.order);
  const place = (timer, index) => {
    heap[index] = timer;
    timer.index = index;
  };
  const sift = (timer) => {
    let index = timer.index;
    while (index > 0) {
      const parent = heap[(index - 1) >> 1];
      if (!before(timer, parent)) break;
      place(parent, index);
      index = (index - 1) >> 1;
    }
    for (;;) {
      let child = 2 * index + 1;
      if (child >= heap.length) break;
      if (child + 1 < heap.length && before(heap[child + 1], heap[child])) child += 1;
      if (!before(heap[child], timer)) break;
      place(heap[child], index);
      index = child;
    }
    place(timer, index);
  };
  const remove = (timer) => {
    const last = heap.pop();
    if (last !== timer) {
      place(last, timer.index);
      sift(last);
    }
    byId.delete(timer.id);
  };
  let order = 0;
  const schedule = (callback, delay, args, repeats) => {
    // A delay below 1 ms, or none, is 1 ms, as in Node (lib/internal/timers.js).
    const wait = delay >= 1 && delay <= 2147483647 ? Math.trunc(delay) : 1;
    const timer = { id: nextId++, due: dateNow() + wait, order: order++, index: heap.length, callback, args, period: repeats ? wait : 0 };
    byId.set(timer.id, timer);
    heap.push(timer);
    sift(timer);
    return timer.id;
  };
  const cancel = (id) => {
    const timer = byId.get(id);
    if (timer !== undefined) remove(timer);
  };
  const nextDue = () => (heap.length === 0 ? -1 : heap[0].due);
  const fireNext = () => {
    const timer = heap[0];
    if (timer.period > 0) {
      timer.due += timer.period;
      timer.order = order++;
      sift(timer);
    } else {
      remove(timer);
    }
    apply(timer.callback, undefined, timer.args);
  };

  // ---- rounds ----
  const PENDING = 0;
  const DONE = 1;
  const FAILED = 2;
  let state = DONE;
  let failure;
  let work;
  let context;
  const watched = [];
  const watch = (name, object) => {
    watched.push({ name: asString(name), object: new WeakRef(object) });
  };
  const run = async (call) => {
    try {
      await call();
      state = DONE;
    } catch (error) {
      failure = error;
      state = FAILED;
    }
  };
  const begin = (call) => {
    state = PENDING;
    failure = undefined;
    run(call);
  };
  const errorOf = (namespace, name) => {
    const value = namespace[name];
    return typeof value === 'function' ? value : undefined;
  };

  // ---- errors, as text that is safe to hand to the host ----
  const read = (object, key) => {
    try {
      const value = object[key];
      return value === undefined ? undefined : cut(asString(value), 4000);
    } catch {
      return undefined;
    }
  };
  const isObject = (value) => (typeof value === 'object' && value !== null) || typeof value === 'function';
  const describe = (error) => {
    if (!isObject(error)) {
      let text;
      try {
        text = typeof error === 'string' ? error : asString(error);
      } catch {
        text = typeof error;
      }
      return stringify({ name: 'Error', message: `thrown: ${cut(text, 2000)}`, stack: '' });
    }
    return stringify({
      name: read(error, 'name') ?? 'Error',
      message: read(error, 'message') ?? '',
      stack: read(error, 'stack') ?? '',
      line: read(error, 'lineNumber'),
      column: read(error, 'columnNumber'),
    });
  };

  // ---- collections ----
  let canary;
  const arm = () => {
    const object = {};
    object.self = object; // only a cycle collection can free it
    canary = new WeakRef(object);
  };
  const churn = (count) => {
    for (let i = 0; i < count; i++) {
      const object = {};
      object.self = object;
    }
    return canary.deref() === undefined ? 1 : 0;
  };

  // ---- results, compared here, where the learner's prototypes have no say ----
  const text = (value) => {
    try {
      return cut(stringify(value) ?? asString(value), 400);
    } catch {
      return '(cannot be shown)';
    }
  };
  const same = (a, b, depth) => {
    if (Object.is(a, b)) return true;
    if (typeof a !== 'object' || typeof b !== 'object' || a === null || b === null || depth > 20) return false;
    if (Array.isArray(a) !== Array.isArray(b)) return false;
    const keys = ownKeys(a);
    if (keys.length !== ownKeys(b).length) return false;
    for (let i = 0; i < keys.length; i++) {
      if (!Object.hasOwn(b, keys[i]) || !same(a[keys[i]], b[keys[i]], depth + 1)) return false;
    }
    return true;
  };
  let results = '[]';
  const collectResults = (rows) => {
    const list = [];
    for (let i = 0; i < rows.length; i++) {
      const { name, expected, found } = rows[i];
      const passed = same(expected, found, 0);
      list.push({ name: cut(asString(name), 200), passed, expected: text(expected), found: text(found) });
    }
    results = stringify(list);
  };

  let subject;
  Object.defineProperty(globalThis, '__subject', { get: () => subject });

  const harden = () => {
    const names = getOwnPropertyNames(globalThis);
    for (let i = 0; i < names.length; i++) {
      const value = globalThis[names[i]];
      if (!isObject(value) || value === globalThis) continue;
      if (isObject(value.prototype)) freeze(value.prototype);
      freeze(value);
    }
    const hidden = [
      getPrototypeOf([][Symbol.iterator]()),
      getPrototypeOf(new Map()[Symbol.iterator]()),
      getPrototypeOf(new Set()[Symbol.iterator]()),
      getPrototypeOf(''[Symbol.iterator]()),
      getPrototypeOf(function* () {}),
      getPrototypeOf(async () => {}),
      getPrototypeOf(async function* () {}),
      getPrototypeOf(Int8Array),
    ];
    for (let i = 0; i < hidden.length; i++) {
      if (isObject(hidden[i].prototype)) freeze(hidden[i].prototype);
      freeze(hidden[i]);
    }
    freeze(globalThis);
  };

  return freeze({
    schedule,
    cancel,
    nextDue,
    fireNext,
    harden,
    arm,
    churn,
    describe,
    setSubject: (namespace) => {
      subject = namespace;
    },
    exportsOf: (namespace) => stringify(ownKeys(namespace).filter((key) => typeof key === 'string')),
    // The module whose rounds are run: the workload's, or the measured file's own.
    setWork: (namespace, seed, size) => {
      work = namespace;
      context = freeze({ seed, size, watch });
      return errorOf(work, 'round') === undefined ? 0 : 1;
    },
    setup: () => begin(() => errorOf(work, 'setup')?.(context)),
    round: (index) => begin(() => work.round(index, context)),
    teardown: () => begin(() => errorOf(work, 'teardown')?.()),
    expect: () => begin(async () => collectResults((await errorOf(work, 'expect')?.()) ?? [])),
    state: () => state,
    failure: () => describe(failure),
    results: () => results,
    uncollected: () => {
      const names = [];
      for (let i = 0; i < watched.length; i++) {
        if (watched[i].object.deref() !== undefined) names.push(watched[i].name);
      }
      watched.length = 0;
      return stringify(names);
    },
  });
})();
