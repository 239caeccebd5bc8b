/**
 * @typedef {object} TreeNode
 * @property {string} id
 * @property {TreeNode | null} parent
 * @property {TreeNode[]} children
 */

export function createPage() {
  /** @type {TreeNode} */
  const root = { id: 'root', parent: null, children: [] };
  /** @type {Map<string, TreeNode>} */
  const byId = new Map([['root', root]]);
  /** @type {Set<TreeNode>} */
  const selection = new Set();

  return {
    root,

    /**
     * @param {TreeNode} parent
     * @param {string} id
     * @returns {TreeNode}
     */
    append(parent, id) {
      const node = { id, parent, children: [] };
      parent.children.push(node);
      byId.set(id, node);
      return node;
    },

    /** @param {TreeNode} node */
    remove(node) {
      const { children } = node.parent;
      children.splice(children.indexOf(node), 1);
      forget(node);
    },

    /**
     * @param {string} id
     * @returns {TreeNode | undefined}
     */
    find(id) {
      return byId.get(id);
    },

    /** @param {TreeNode} node */
    select(node) {
      selection.add(node);
    },

    /** @returns {string[]} */
    selectedIds() {
      return [...selection].map((node) => node.id);
    },
  };

  // Three things lead to a node that is off the page: the index, the selection, and its relatives.
  // The last matters as soon as somebody else holds one of them: through `parent` that is all of them.
  /** @param {TreeNode} node */
  function forget(node) {
    byId.delete(node.id);
    selection.delete(node);
    for (const child of node.children) forget(child);
    node.parent = null;
    node.children = [];
  }
}
