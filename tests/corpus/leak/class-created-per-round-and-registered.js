// leak: static private field `#known` of Model: each call defines a new class and registers it
class Model {
  static #known = new Map();

  static define(name, fields) {
    const type = class extends Model {
      static fields = fields;
      toRow() {
        return fields.map((field) => this[field]);
      }
    };
    Model.#known.set(type, name);
    return type;
  }

  static get count() {
    return Model.#known.size;
  }
}

export function round(i) {
  const Row = Model.define('Invoice', ['id', 'total']);
  const row = Object.assign(new Row(), { id: i, total: i * 10 });
  return row.toRow().length + Model.count;
}
