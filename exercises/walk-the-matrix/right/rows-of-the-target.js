// style: a class, strips of rows and not of columns: the pages of the source are the ones that stay
class Transposition {
  #task;

  constructor(task) {
    this.#task = task;
  }

  run() {
    const height = Math.ceil(this.#task.frames / 2);
    for (let top = 0; top < this.#task.rows; top += height) this.#strip(top, height);
  }

  #strip(top, height) {
    const { rows, columns, read, write } = this.#task;
    const bottom = Math.min(top + height, rows);
    for (let column = 0; column < columns; column += 1) {
      for (let row = top; row < bottom; row += 1) write(column, row, read(row, column));
    }
  }
}

export function transpose(task) {
  new Transposition(task).run();
}
