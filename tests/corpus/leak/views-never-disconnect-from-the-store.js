// leak: closure variable `listeners`: each view connects, and nobody calls what connect gives back
function createStore(reducer, initial) {
  let state = initial;
  const listeners = new Set();
  return {
    getState: () => state,
    dispatch(action) {
      state = reducer(state, action);
      listeners.forEach((l) => l());
    },
    subscribe(l) {
      listeners.add(l);
      return () => listeners.delete(l);
    },
  };
}
const store = createStore((s, a) => (a.type === 'inc' ? { ...s, n: s.n + 1 } : s), { n: 0 });
function connect(select, render) {
  let last = select(store.getState());
  return store.subscribe(() => {
    const next = select(store.getState());
    if (next !== last) render((last = next));
  });
}
export function round() {
  const view = { text: '', buffer: new Array(20).fill(' ') };
  connect((s) => s.n, (n) => (view.text = `n=${n}`));
  store.dispatch({ type: 'inc' });
}
