// clean: each round spreads the state into a new one; shared parts are kept, old parts go
let state = Object.freeze({ items: [], filter: 'all', byId: {} });

const reduce = (s, action) => {
  switch (action.type) {
    case 'add': {
      const items = [...s.items, action.id].slice(-10);
      const byId = Object.fromEntries(
        items.map((id) => [id, s.byId[id] ?? Object.freeze({ id, title: `todo ${id}` })]),
      );
      return Object.freeze({ ...s, items, byId });
    }
    case 'filter':
      return Object.freeze({ ...s, filter: action.filter });
    default:
      return s;
  }
};

export function round(i) {
  state = reduce(state, { type: 'add', id: `t${i}` });
  state = reduce(state, { type: 'filter', filter: i % 2 ? 'open' : 'all' });
  return state.items.length;
}
