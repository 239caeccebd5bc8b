// fails heap-growth, collected: tells only what is still on the page, and keeps the rest selected in secret
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
      return [...selection].filter((node) => byId.get(node.id) === node).map((node) => node.id);
    },
  };

  function forget(node) {
    byId.delete(node.id);
    for (const child of node.children) forget(child);
    node.parent = null;
    node.children = [];
  }
}
