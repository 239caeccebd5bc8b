// fails collected: keeps the last ten that were removed, in case somebody wants them back
export function createPage() {
  const root = { id: 'root', parent: null, children: [] };
  const byId = new Map([['root', root]]);
  const selection = new Set();
  const removed = [];

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
      removed.push(node);
      if (removed.length > 10) removed.shift();
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
    for (const child of node.children) forget(child);
  }
}
