/**
 * @typedef {object} Note
 * @property {string} title
 * @property {number} views
 */

// A WeakMap doesn't count as a path to its keys. When the page lets go of a widget, nothing leads to it
// any more, and its entry goes with it. It can't be walked, and has no size: that would show when the
// collector was there.
/** @type {WeakMap<object, Note>} */
const notes = new WeakMap();

/**
 * @param {object} widget
 * @param {string} title
 * @returns {number} how often the widget was seen
 */
export function see(widget, title) {
  const note = notes.get(widget) ?? { title, views: 0 };
  note.title = title;
  note.views += 1;
  // The value is a text and a number. A closure or a record with the widget in it would lead back to
  // the key, and in QuickJS hold it for good.
  notes.set(widget, note);
  return note.views;
}

/**
 * @param {object} widget
 * @returns {string | undefined}
 */
export function describe(widget) {
  const note = notes.get(widget);
  return note && `${note.title}: ${note.views}`;
}
