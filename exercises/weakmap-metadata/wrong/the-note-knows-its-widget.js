// fails collected, heap-growth: a WeakMap whose value leads back to its key, which QuickJS never frees
const notes = new WeakMap();

export function see(widget, title) {
  const note = notes.get(widget) ?? { widget, title, views: 0 };
  note.title = title;
  note.views += 1;
  notes.set(widget, note);
  return note.views;
}

export function describe(widget) {
  const note = notes.get(widget);
  return note && `${note.title}: ${note.views}`;
}
