// clean: at most 120 commands; their texts get longer, and redo puts back what undo took
class History {
  #past = [];
  #future = [];
  constructor(limit) {
    this.limit = limit;
  }
  do(command) {
    command.apply();
    this.#past.push(command);
    if (this.#past.length > this.limit) this.#past.shift();
    this.#future = [];
  }
  undo() {
    const c = this.#past.pop();
    if (!c) return;
    c.revert();
    this.#future.push(c);
  }
  redo() {
    const c = this.#future.pop();
    if (!c) return;
    c.apply();
    this.#past.push(c);
  }
}
const doc = { lines: ['', '', ''] };
const history = new History(120);
function setLine(n, text) {
  const before = doc.lines[n];
  return { apply: () => (doc.lines[n] = text), revert: () => (doc.lines[n] = before) };
}
export function round(i) {
  history.do(setLine(i % 3, `line ${i}`));
  history.do(setLine((i + 1) % 3, `more ${i}`));
  history.undo();
  if (i % 2) history.redo();
}
