// fails heap-growth: a Map by number holds the notes, and the WeakRefs of widgets that are long gone
const notes = new Map();
let next = 0;

function noteOf(widget) {
  for (const note of notes.values()) if (note.widget.deref() === widget) return note;
  return undefined;
}

export function see(widget, title) {
  let note = noteOf(widget);
  if (!note) {
    note = { widget: new WeakRef(widget), title, views: 0 };
    notes.set(next, note);
    next += 1;
  }
  note.title = title;
  note.views += 1;
  return note.views;
}

export function describe(widget) {
  const note = noteOf(widget);
  return note && `${note.title}: ${note.views}`;
}
