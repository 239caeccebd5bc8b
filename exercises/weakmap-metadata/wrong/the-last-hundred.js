// fails collected: a Map with a bound stops growing, and still holds a hundred widgets that are gone
const notes = new Map();

export function see(widget, title) {
  const note = notes.get(widget) ?? { title: '', views: 0 };
  note.title = title;
  note.views += 1;
  notes.delete(widget);
  notes.set(widget, note);
  if (notes.size > 100) notes.delete(notes.keys().next().value);
  return note.views;
}

export function describe(widget) {
  const note = notes.get(widget);
  return note && `${note.title}: ${note.views}`;
}
