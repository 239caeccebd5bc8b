// leak: module binding `focusHistory`: it holds one leaf, whose parent pointers hold the detached tree
class TreeNode {
  children = [];
  parent = null;

  constructor(tag) {
    this.tag = tag;
  }

  append(child) {
    child.parent = this;
    this.children.push(child);
    return child;
  }

  remove() {
    const siblings = this.parent.children;
    siblings.splice(siblings.indexOf(this), 1);
    this.parent = null;
  }
}

const body = new TreeNode('body');
const focusHistory = [];

function openDialog(title) {
  const dialog = body.append(new TreeNode('dialog'));
  dialog.append(new TreeNode(`h1:${title}`));
  const form = dialog.append(new TreeNode('form'));
  for (const name of ['email', 'phone', 'city']) form.append(new TreeNode(`input:${name}`));
  focusHistory.push(form.children[0]);
  return dialog;
}

export function round(i) {
  const dialog = openDialog(`Customer ${i}`);
  dialog.remove();
  return body.children.length;
}
