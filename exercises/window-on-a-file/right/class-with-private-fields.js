// style: a class with private fields that is the window: two frames, the one used longest ago goes
class Window {
  #file;
  #frames = [];

  constructor(file) {
    this.#file = file;
  }

  byte(offset) {
    const { pageSize } = this.#file;
    const page = Math.floor(offset / pageSize);
    let frame = this.#frames.find((one) => one.page === page);
    if (frame === undefined) {
      if (this.#frames.length === 2) this.#file.close(this.#frames.shift().page);
      frame = { page, bytes: this.#file.open(page) };
      this.#frames.push(frame);
    } else if (this.#frames.length === 2 && this.#frames[0] === frame) {
      this.#frames.reverse();
    }
    return frame.bytes[offset - page * pageSize];
  }

  close() {
    for (const { page } of this.#frames) this.#file.close(page);
    this.#frames = [];
  }
}

export function countRepeats(file) {
  const view = new Window(file);
  let [lines, repeats, start, length, before] = [0, 0, 0, 0, -1];
  let isSame = false;
  for (let offset = 0; offset < file.length; offset += 1) {
    const byte = view.byte(offset);
    if (byte !== 10) {
      isSame &&= length < before && view.byte(start - before - 1 + length) === byte;
      length += 1;
    }
    if (byte === 10 || offset === file.length - 1) {
      lines += 1;
      if (isSame && length === before) repeats += 1;
      [before, length, start, isSame] = [length, 0, offset + 1, true];
    }
  }
  view.close();
  return { lines, repeats };
}
