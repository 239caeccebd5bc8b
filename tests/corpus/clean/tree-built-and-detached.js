// clean: nodes with parent pointers are attached to a body that stays, and removed
class Node {
  children = [];
  parent = null;
  constructor(tag) {
    this.tag = tag;
  }
  append(...nodes) {
    for (const node of nodes) {
      node.parent = this;
      this.children.push(node);
    }
    return this;
  }
  remove() {
    const { children } = this.parent;
    children.splice(children.indexOf(this), 1);
    this.parent = null;
  }
}

const body = new Node('body').append(new Node('header'), new Node('main'));

export function round(i) {
  const items = Array.from({ length: 3 + (i % 6) }, (_, k) => new Node(`li${k}`));
  const list = new Node('ul').append(...items);
  body.children[1].append(list);
  const depth = [list, ...list.children].filter((node) => node.parent).length;
  list.remove();
  return depth;
}
