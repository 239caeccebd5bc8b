// style: class with private fields, the nodes below collected first
class Page {
  root = { id: 'root', parent: null, children: [] };
  #index = Object.create(null);
  #selection = [];

  constructor() {
    this.#index.root = this.root;
  }

  append(parent, id) {
    const node = { id, parent, children: [] };
    parent.children.push(node);
    this.#index[id] = node;
    return node;
  }

  remove(node) {
    node.parent.children = node.parent.children.filter((child) => child !== node);
    const gone = new Set(this.#below(node));
    this.#selection = this.#selection.filter((other) => !gone.has(other));
    for (const one of gone) {
      delete this.#index[one.id];
      one.parent = null;
      one.children = [];
    }
  }

  *#below(node) {
    yield node;
    for (const child of node.children) yield* this.#below(child);
  }

  find(id) {
    return this.#index[id];
  }

  select(node) {
    if (!this.#selection.includes(node)) this.#selection.push(node);
  }

  selectedIds() {
    return this.#selection.map(({ id }) => id);
  }
}

export const createPage = () => new Page();
