// leak: closure variable `deps`: a stopped effect is skipped, but stays in the set of each property it read
let active = null;
function reactive(target) {
  const deps = new Map();
  return new Proxy(target, {
    get(t, key) {
      if (active) {
        if (!deps.has(key)) deps.set(key, new Set());
        deps.get(key).add(active);
      }
      return Reflect.get(t, key);
    },
    set(t, key, value) {
      t[key] = value;
      for (const effect of [...(deps.get(key) ?? [])]) effect.run();
      return true;
    },
  });
}
class Effect {
  constructor(fn) {
    this.fn = fn;
    this.stopped = false;
    this.run();
  }
  run() {
    if (this.stopped) return;
    active = this;
    this.fn();
    active = null;
  }
  stop() {
    this.stopped = true;
  }
}
const state = reactive({ count: 0, user: 'Ada' });
export function round(i) {
  const out = [];
  const effect = new Effect(() => out.push(`${state.user}: ${state.count}`));
  state.count = i;
  effect.stop();
  return out.length;
}
