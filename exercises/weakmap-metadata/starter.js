/**
 * @typedef {object} Note
 * @property {string} title
 * @property {number} views
 */

/** @type {Map<object, Note>} */
const notes = new Map();

/**
 * @param {object} widget
 * @param {string} title
 * @returns {number} how often the widget was seen
 */
export function see(widget, title) {
  const note = notes.get(widget) ?? { title, views: 0 };
  note.title = title;
  note.views += 1;
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
