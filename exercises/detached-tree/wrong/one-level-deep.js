// fails collected, heap-growth, result: looks after the children, and forgets that they have children too
export function createPage() {
  const root = { id: 'root', parent: null, children: [] };
  const byId = new Map([['root', root]]);
  const selection = new Set();

  return {
    root,

    append(parent, id) {
      const node = { id, parent, children: [] };
      parent.children.push(node);
      byId.set(id, node);
      return node;
    },

    remove(node) {
      const { children } = node.parent;
      children.splice(children.indexOf(node), 1);
      forget(node);
    },

    find(id) {
      return byId.get(id);
    },

    select(node) {
      selection.add(node);
    },

    selectedIds() {
      return [...selection].map((node) => node.id);
    },
  };

  function forget(node) {
    byId.delete(node.id);
    selection.delete(node);
    for (const child of node.children) {
      byId.delete(child.id);
      selection.delete(child);
      child.parent = null;
    }
    node.parent = null;
    node.children = [];
  }
}
