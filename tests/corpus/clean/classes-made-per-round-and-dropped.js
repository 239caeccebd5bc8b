// clean: class definitions with prototypes, statics and private methods, none of which is kept
function mixin(Base, name) {
  return class extends Base {
    static label = name;
    #secret() {
      return name.length;
    }
    score() {
      return super.score() + this.#secret();
    }
  };
}

class Root {
  score() {
    return 1;
  }
}

export function round(i) {
  const Timed = mixin(Root, `Timed${i}`);
  const Logged = mixin(Timed, 'Logged');
  return new Logged().score() + Logged.label.length;
}
