// leak: module binding `state`: each round deep-copies it and adds one notification that is never dismissed
let state = { user: 'ana', notifications: [], unread: 0 };

function update(recipe) {
  const draft = structuredClone(state);
  recipe(draft);
  state = draft;
}

export function round(i) {
  update((draft) => {
    draft.notifications.push({ id: i, read: false });
    draft.unread += 1;
  });
  update((draft) => {
    draft.notifications.at(-1).read = true;
    draft.unread -= 1;
  });
  return state.unread;
}
