// leak: private field `#weeks` of `diary`: each seventh day closes a week, and weeks are never archived
class Diary {
  #today = [];
  #weeks = new Set();

  write(day, note) {
    this.#today.push(note);
    if (this.#today.length === 7) {
      this.#weeks.add({ endsOn: day });
      this.#today = [];
    }
  }
}

const diary = new Diary();
for (let day = 0; day < 7; day++) diary.write(day, 'warm-up');

export function round(i) {
  diary.write(i, `day ${i}`);
}
