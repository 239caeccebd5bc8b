// style: closure, nodes know each other by id and the page alone knows who is where
export function createPage() {
  const root = { id: 'root' };
  const places = new Map([['root', { node: root, parent: undefined, children: new Set() }]]);
  const selection = new Set();

  const forget = (id) => {
    const { children } = places.get(id);
    places.delete(id);
    selection.delete(id);
    children.forEach(forget);
  };

  return {
    root,
    append(parent, id) {
      const node = { id };
      places.get(parent.id).children.add(id);
      places.set(id, { node, parent: parent.id, children: new Set() });
      return node;
    },
    remove({ id }) {
      const { parent } = places.get(id);
      places.get(parent).children.delete(id);
      forget(id);
    },
    find: (id) => places.get(id)?.node,
    select: ({ id }) => selection.add(id),
    selectedIds: () => [...selection],
  };
}
