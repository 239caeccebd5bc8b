// leak: private field `#undo` of `editor`: one inverse edit is pushed each round and none is dropped
class Editor {
  #undo = [];
  cells = new Map();

  set(cell, value) {
    const before = this.cells.get(cell);
    this.cells.set(cell, value);
    this.#undo.push({ cell, before });
  }

  undo() {
    const edit = this.#undo.pop();
    if (edit) this.cells.set(edit.cell, edit.before);
  }
}

const editor = new Editor();

export function round(i) {
  editor.set(`A${i % 5}`, i);
  editor.set(`B${i % 5}`, -i);
  editor.undo();
  return editor.cells.size;
}
