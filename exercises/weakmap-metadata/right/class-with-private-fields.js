// style: a class with private fields, and another for a note
class Note {
  #title = '';
  #views = 0;

  view(title) {
    this.#title = title;
    this.#views += 1;
    return this.#views;
  }

  toString() {
    return `${this.#title}: ${this.#views}`;
  }
}

class Notes {
  #byWidget = new WeakMap();

  see(widget, title) {
    if (!this.#byWidget.has(widget)) this.#byWidget.set(widget, new Note());
    return this.#byWidget.get(widget).view(title);
  }

  describe(widget) {
    return this.#byWidget.get(widget)?.toString();
  }
}

const notes = new Notes();
export const see = (widget, title) => notes.see(widget, title);
export const describe = (widget) => notes.describe(widget);
