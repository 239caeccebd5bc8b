// leak: module binding `history`, an array of whole states kept for time travel
const history = [];
let state = { cart: [], user: { name: 'ana', locale: 'en' }, page: 1 };

const reducers = {
  turnPage: (s) => ({ ...s, page: s.page + 1 }),
  replaceCart: (s, { items }) => ({ ...s, cart: items }),
};

function dispatch(type, action = {}) {
  history.push(structuredClone(state));
  state = reducers[type](state, action);
}

export function round(i) {
  dispatch('replaceCart', { items: [{ sku: `a${i % 3}`, n: 1 }] });
  dispatch('turnPage');
  return state.page;
}
