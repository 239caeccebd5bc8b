// fails collected: a shortcut for the widget that was asked for last holds that one widget
const notes = new WeakMap();
let lastWidget;
let lastNote;

function noteOf(widget) {
  if (widget !== lastWidget) {
    lastWidget = widget;
    lastNote = notes.get(widget);
  }
  return lastNote;
}

export function see(widget, title) {
  let note = noteOf(widget);
  if (!note) {
    note = { title, views: 0 };
    notes.set(widget, note);
    lastNote = note;
  }
  note.title = title;
  note.views += 1;
  return note.views;
}

export function describe(widget) {
  const note = noteOf(widget);
  return note && `${note.title}: ${note.views}`;
}
