// style: class with private fields that writes the script while it fills the heap
class Script {
  steps = [];
  #left;
  #holes = [];

  constructor(heap) {
    this.#left = heap;
  }

  get left() {
    return this.#left;
  }

  get free() {
    return this.#left + this.#holes.reduce((sum, { bytes }) => sum + bytes, 0);
  }

  take(name, bytes) {
    this.steps.push({ malloc: name, bytes });
    this.#left -= bytes;
  }

  hole(bytes) {
    const name = `hole ${this.#holes.length}`;
    this.take(name, bytes);
    this.#holes.push({ name, bytes });
  }

  freeHoles() {
    for (const { name } of this.#holes.reverse()) this.steps.push({ free: name });
  }
}

export function defeat({ heap, largest }) {
  const hole = largest - 16;
  const script = new Script(heap);
  // Thin walls, and one thick one where the holes together with the end are enough.
  let holesLeft = Math.ceil(heap / 2 / hole) - 1;
  while (holesLeft > 0) {
    holesLeft -= 1;
    script.hole(hole);
    script.take(`wall ${holesLeft}`, holesLeft > 0 ? 16 : script.left - hole);
  }
  script.freeHoles();
  script.take('too large', largest);
  return script.steps;
}
