import { retainedSizes } from '../../../src/model/gc/retained.ts';
import type { ExplainedHeap } from '../../../src/sandbox/snapshot/explained.ts';
import { KIND } from '../../../src/sandbox/snapshot/kinds.ts';

/** What a reader of a .heapsnapshot file has to find of one node. */
export interface FileNode {
  readonly id: number;
  /** The class of an object; undefined of what is no object, or a function. */
  readonly name: string | undefined;
  readonly size: number;
  /** Undefined where nothing holds the node. */
  readonly retained: number | undefined;
}

/**
 * The nodes of a snapshot in the words of its file, which calls an entry of a WeakMap its key's:
 * what holds the map does not retain it there.
 */
export function fileNodes({ snapshot, describer, retention }: ExplainedHeap): FileNode[] {
  const retained = retainedSizes(retention.tree, snapshot.shallow);
  return Array.from({ length: snapshot.root }, (_, node) => {
    const isNamed = snapshot.kinds[node] === KIND.object && !describer.isFunction(node);
    return {
      id: 2 * (node + 2) + 1,
      name: isNamed ? describer.className(node) : undefined,
      size: snapshot.shallow[node]!,
      retained: retention.tree.idom[node] === -1 ? undefined : retained[node],
    };
  });
}

/** Nodes that a reader found otherwise, if any, as `[expected, found]`. */
export function differences(
  expected: readonly FileNode[],
  found: (id: number) => { name: string; size: number; retained: number } | null,
): (readonly [FileNode, unknown])[] {
  const wrong: (readonly [FileNode, unknown])[] = [];
  for (const node of expected) {
    const theirs = found(node.id);
    const isSame =
      theirs !== null &&
      theirs.size === node.size &&
      (node.name === undefined || theirs.name === node.name) &&
      (node.retained === undefined || theirs.retained === node.retained);
    if (!isSame) wrong.push([node, theirs]);
  }
  return wrong;
}
