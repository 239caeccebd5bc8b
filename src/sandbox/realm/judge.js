// Runs in the judge's realm: a second realm of the learner's runtime, whose intrinsics the learner
// never holds. It owns the timers, calls the rounds, describes errors and forces collections.
// The host reads the value of the last expression: one frozen object of functions.
(() => {
  const { apply, getOwnPropertyDescriptor, getPrototypeOf, ownKeys } = Reflect;
  const { freeze } = Object;
  const dateNow = Date.now;
  const stringify = JSON.stringify;
  const asString = String;
  const { replaceAll, slice } = String.prototype;
  const objectToString = Object.prototype.toString;
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
  const schedule = (realm, callback, delay, args, repeats) => {
    // A delay below 1 ms, or none, is 1 ms, as in Node (lib/internal/timers.js).
    const wait = delay >= 1 && delay <= 2147483647 ? Math.trunc(delay) : 1;
    const period = repeats ? wait : 0;
    const due = dateNow() + wait;
    const timer = {
      id: nextId++,
      realm,
      due,
      order: order++,
      index: heap.length,
      callback,
      args,
      period,
    };
    byId.set(timer.id, timer);
    heap.push(timer);
    sift(timer);
    return timer.id;
  };
  const cancel = (realm, id) => {
    const timer = byId.get(id);
    if (timer !== undefined && timer.realm === realm) remove(timer);
  };
  // Each realm has timers of its own, so that learners can't clear the workload's.
  const timersOf = (realm) => ({
    schedule: (callback, delay, args, repeats) => schedule(realm, callback, delay, args, repeats),
    cancel: (id) => cancel(realm, id),
  });
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
  let turn = 0;
  const watched = [];
  const watch = (name, object) => {
    watched.push({ name: asString(name), object: new WeakRef(object) });
  };
  const run = async (call, mine) => {
    let error;
    let outcome = DONE;
    try {
      await call();
    } catch (thrown) {
      error = thrown;
      outcome = FAILED;
    }
    // A round that settles late, during another, has no say in that one's outcome.
    if (mine !== turn) return;
    failure = error;
    state = outcome;
  };
  const begin = (call) => {
    turn += 1;
    state = PENDING;
    failure = undefined;
    run(call, turn);
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
  const isObject = (value) =>
    (typeof value === 'object' && value !== null) || typeof value === 'function';
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

  // ---- console: cut here, where the learner can't have changed how strings are cut ----
  const LINE = 2000;
  const printerTo = (print) => (level, text) => {
    // The host reads text up to a zero character, so those are shown by their picture.
    const shown = apply(replaceAll, cut(asString(text), LINE), ['\0', '\u2400']);
    print(cut(asString(level), 10), shown);
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
    if (canary.deref() !== undefined) return 0;
    canary = undefined; // nothing of ours may differ from one reading to the next
    return 1;
  };

  // ---- results, compared here, where the learner's prototypes have no say ----
  const text = (value) => {
    try {
      return cut(stringify(value) ?? asString(value), 400);
    } catch {
      return '(cannot be shown)';
    }
  };
  const tagOf = (value) => apply(objectToString, value, []);
  const isJson = (value) => tagOf(value) === '[object Object]' || Array.isArray(value);
  // Plain JSON values only: what else an object holds inside can't be seen from here.
  const same = (a, b, depth) => {
    if (a === b || (Number.isNaN(a) && Number.isNaN(b))) return true;
    if (!isObject(a) || !isObject(b) || !isJson(a) || !isJson(b) || depth > 20) return false;
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
      list.push({
        name: cut(asString(name), 200),
        passed,
        expected: text(expected),
        found: text(found),
      });
    }
    results = stringify(list);
  };

  let subject;
  Object.defineProperty(globalThis, '__subject', { get: () => subject });

  // Freezes all that can be reached from this realm's globals, so that objects which a workload hands
  // to a learner lead to nothing that could be changed, and to no way to make code here.
  const harden = () => {
    const functions = [() => {}, function* () {}, async () => {}, async function* () {}];
    for (let i = 0; i < functions.length; i++) {
      Object.defineProperty(getPrototypeOf(functions[i]), 'constructor', { value: undefined });
    }
    const queue = [
      globalThis,
      ...functions,
      [].values(),
      [].values().map(() => 0),
      Iterator.from({ next() {} }),
      new Map().keys(),
      new Set().keys(),
      ''[Symbol.iterator](),
      ''.matchAll(/x/g),
      functions[1](),
      functions[3](),
      new AbortController().signal,
    ];
    const seen = new Set();
    for (let i = 0; i < queue.length; i++) {
      const object = queue[i];
      if (!isObject(object) || seen.has(object)) continue;
      seen.add(object);
      queue.push(getPrototypeOf(object));
      const keys = ownKeys(object);
      for (let k = 0; k < keys.length; k++) {
        const property = getOwnPropertyDescriptor(object, keys[k]);
        queue.push(property.value, property.get, property.set);
      }
      freeze(object);
    }
  };

  return freeze({
    timersOf,
    printerTo,
    nextDue,
    fireNext,
    harden,
    arm,
    churn,
    describe,
    setSubject: (namespace) => {
      subject = namespace;
    },
    exportsOf: (namespace) =>
      stringify(ownKeys(namespace).filter((key) => typeof key === 'string')),
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
    watching: () => watched.length,
    watchedName: (i) => watched[i].name,
    watchedObject: (i) => watched[i].object.deref(),
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
