// clean: a period that divides neither 10 nor 12: rows are written out each seventh round
class Batch {
  #rows = new Map();
  written = 0;

  add(id, row) {
    this.#rows.set(id, row);
    if (this.#rows.size === 7) this.#write();
  }

  #write() {
    for (const [, row] of this.#rows) this.written += row.text.length;
    this.#rows.clear();
  }
}

const batch = new Batch();

export function round(i) {
  batch.add(i, { text: `row ${i}`.padEnd(64, '-'), tags: ['a', 'b'] });
  return batch.written;
}
