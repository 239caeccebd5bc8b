// style: a loop with a stack of its own instead of recursion, the selection a mark with a number
export function createPage() {
  const root = { id: 'root', parent: null, children: [], selected: 0 };
  const byId = new Map([[root.id, root]]);
  let next = 1;

  function append(parent, id) {
    const node = { id, parent, children: [], selected: 0 };
    parent.children.push(node);
    byId.set(id, node);
    return node;
  }

  function remove(node) {
    node.parent.children.splice(node.parent.children.indexOf(node), 1);
    const stack = [node];
    while (stack.length > 0) {
      const one = stack.pop();
      stack.push(...one.children);
      byId.delete(one.id);
      one.parent = undefined;
      one.children = [];
    }
  }

  function select(node) {
    if (node.selected > 0) return;
    node.selected = next;
    next += 1;
  }

  function selectedIds() {
    const selected = [...byId.values()].filter((node) => node.selected > 0);
    return selected.sort((a, b) => a.selected - b.selected).map((node) => node.id);
  }

  return { root, append, remove, find: (id) => byId.get(id), select, selectedIds };
}
