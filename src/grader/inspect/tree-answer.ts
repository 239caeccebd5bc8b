import { KIND } from '../../sandbox/snapshot/kinds.ts';
import type { Answer, TreeNode } from '../explanation.ts';
import { isFresh } from './fresh.ts';
import type { HeapIndex } from './heap-index.ts';
import { said } from './said.ts';

/** Children that are told one by one. */
const MOST = 100;

/** A node of the dominator tree with the largest that hang from it. */
export function treeAnswer(index: HeapIndex, from?: number): Extract<Answer, { ask: 'tree' }> {
  const { snapshot, retention } = index.heap;
  const node = from ?? snapshot.root;
  const isTop = node === snapshot.root;
  const all = index.map.children(node);
  const shown = all.subarray(0, MOST);
  const rest = { count: all.length - shown.length, retained: 0 };
  for (const child of all.subarray(MOST)) rest.retained += retention.retained[child]!;
  const children = Array.from(shown, (child) => treeNode(index, child));
  if (isTop) children.push(engineNode(index));
  return { ask: 'tree', node: treeNode(index, node), children, rest };
}

function treeNode(index: HeapIndex, node: number): TreeNode {
  const { snapshot, describer, retention } = index.heap;
  return {
    node,
    by: index.links.last(node),
    className: said(describer.className(node)),
    what: said(describer.describe(node)),
    retained: retention.retained[node]!,
    shallow: index.map.own[node]!,
    isFresh: isFresh(snapshot, node),
    isLearners: index.isLearners[node] === 1,
    children: index.map.childCount[node]!,
  };
}

/** All that is not the learner's, as one. */
function engineNode(index: HeapIndex): TreeNode {
  const { snapshot, retention } = index.heap;
  const node = snapshot.kinds.indexOf(KIND.engine);
  const bytes = retention.retained[snapshot.root]! - index.map.learnersBytes;
  return {
    ...treeNode(index, node),
    by: '',
    className: 'engine',
    what: 'the engine and its built-ins',
    retained: bytes,
    shallow: bytes,
    children: 0,
  };
}
