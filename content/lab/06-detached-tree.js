// Detached tree: a page's tree is thrown away, but one leaf of it is remembered, and leads to all.

const focusHistory = [];

class TreeNode {
  children = [];

  constructor(name, parent) {
    this.name = name;
    this.parent = parent;
    parent?.children.push(this);
  }
}

export function round(i) {
  const page = new TreeNode(`page ${i}`, null);
  for (let n = 0; n < 10; n++) new TreeNode(`button ${n}`, page);
  focusHistory.push(page.children[0]); // the leaf knows its parent, and that one all its children
}
