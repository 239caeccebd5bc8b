class TreeNode {
  children = [];
  parent = null;
  append(child) {
    child.parent = this;
    this.children.push(child);
    return child;
  }
  remove() {
    const { children } = this.parent;
    children.splice(children.indexOf(this), 1);
    this.parent = null;
  }
}

const page = new TreeNode();
const selected = [];

export function round() {
  const table = page.append(new TreeNode());
  for (let n = 0; n < 50; n++) table.append(new TreeNode());
  selected.push(table.children[7]);
  table.remove();
}
