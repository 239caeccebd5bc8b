// fails heap-growth: lets the widgets go, and keeps every note in a list to add them up some day
const notes = new WeakMap();
const all = [];

export function see(widget, title) {
  let note = notes.get(widget);
  if (!note) {
    note = { title, views: 0 };
    notes.set(widget, note);
    all.push(note);
  }
  note.title = title;
  note.views += 1;
  return note.views;
}

export function describe(widget) {
  const note = notes.get(widget);
  return note && `${note.title}: ${note.views}`;
}

export const total = () => all.reduce((sum, { views }) => sum + views, 0);
