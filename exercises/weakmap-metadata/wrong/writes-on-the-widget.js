// fails result: writes its notes on the widget, which is frozen, and doesn't look whether it worked
const NOTE = Symbol('note');

export function see(widget, title) {
  const note = widget[NOTE] ?? { title, views: 0 };
  note.title = title;
  note.views += 1;
  Reflect.set(widget, NOTE, note);
  return note.views;
}

export function describe(widget) {
  const note = widget[NOTE];
  return note && `${note.title}: ${note.views}`;
}
