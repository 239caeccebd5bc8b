// style: a Map of weak references by number, which a FinalizationRegistry keeps clean
const notes = new Map();
let next = 0;
const registry = new FinalizationRegistry((number) => notes.delete(number));

function noteOf(widget) {
  for (const note of notes.values()) if (note.reference.deref() === widget) return note;
  return undefined;
}

export function see(widget, title) {
  let note = noteOf(widget);
  if (!note) {
    note = { reference: new WeakRef(widget), title: '', views: 0 };
    notes.set(next, note);
    registry.register(widget, next);
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
