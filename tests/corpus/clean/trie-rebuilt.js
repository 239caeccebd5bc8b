// clean: a search index of objects that is built anew each round from another dictionary
let trie = {};

function build(words) {
  const root = {};
  for (const word of words) {
    let node = root;
    for (const letter of word) node = node[letter] ??= {};
    node.$ = word;
  }
  return root;
}

function complete(prefix) {
  let node = trie;
  for (const letter of prefix) node = node?.[letter];
  const found = [];
  const walk = (n) => {
    if (n.$) found.push(n.$);
    for (const key of Object.keys(n)) if (key !== '$') walk(n[key]);
  };
  if (node) walk(node);
  return found;
}

export function round(i) {
  const suffix = 'aeiou'[i % 5];
  trie = build(['page', 'pager', 'paging', 'map', 'mapping'].map((word) => word + suffix));
  return complete('pag').length;
}
