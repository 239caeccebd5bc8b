const session = new EventTarget();

class Row {
  constructor(id) {
    this.cells = new Array(16).fill(id);
    const clear = () => this.clear();
    session.addEventListener('logout', clear);
  }
  clear() {
    this.cells.fill(null);
  }
}

export function round(page) {
  const rows = [];
  for (let n = 0; n < 10; n++) {
    rows.push(new Row(page * 10 + n));
  }
  return rows.length;
}
