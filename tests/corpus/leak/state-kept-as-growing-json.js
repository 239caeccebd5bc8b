// leak: module binding `stored`, a JSON text to which each save adds a visit
let stored = '{"visits":[]}';

const load = () => JSON.parse(stored);
const save = (state) => {
  stored = JSON.stringify(state);
};

export function round(i) {
  const state = load();
  state.visits.push({ page: `/p/${i % 7}`, at: Date.now() });
  save(state);
  return stored.length;
}
