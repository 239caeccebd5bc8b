// fails heap-growth: holds the selected nodes weakly, and never takes an empty reference out of the list
export function createPage() {
  const root = { id: 'root', parent: null, children: [] };
  const byId = new Map([['root', root]]);
  const selection = [];

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
      if (!selection.some((weak) => weak.deref() === node)) selection.push(new WeakRef(node));
    },

    selectedIds() {
      return selection
        .map((weak) => weak.deref())
        .filter((node) => node && byId.get(node.id) === node)
        .map((node) => node.id);
    },
  };

  function forget(node) {
    byId.delete(node.id);
    for (const child of node.children) forget(child);
    node.parent = null;
    node.children = [];
  }
}
