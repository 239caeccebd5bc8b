import type { Answer, TreeNode } from '../../grader/explanation.ts';
import { formatBytes, formatNumber } from '../../model/units.ts';
import { objectName } from './object-rows.tsx';
import { type Box, squarify } from './squarify.ts';

export interface Cell extends Box {
  readonly key: string;
  readonly name: string;
  /** For where there is no room: `"user:3"` for `entry "user:3" = User`. */
  readonly short: string;
  readonly bytes: number;
  /** A node that can be gone to; without one it is a sum. */
  readonly child: TreeNode | undefined;
  readonly fill: 'live' | 'new' | 'engine' | 'soft';
}

/** Smaller cells are no targets and have no names: the table below has them. */
export const SMALLEST = 24;

/** The cells of a treemap: children, what is left of them, and the node's own bytes. */
export function cellsOf(
  { node, children, rest }: Extract<Answer, { ask: 'tree' }>,
  box: Box,
  isAll: boolean,
): Cell[] {
  type Part = Omit<Cell, keyof Box>;
  const parts: Part[] = children
    .filter((child) => child.retained > 0 && (isAll || child.isLearners || !hasLearners(children)))
    .map((child) => ({
      ...{ key: `cell:${child.node}`, name: objectName(child), bytes: child.retained, child },
      short: child.by.replace(/^entry /, '') || child.what,
      fill: child.isFresh ? 'new' : child.isLearners ? 'live' : 'engine',
    }));
  if (rest.count > 0) {
    const name = `${formatNumber(rest.count)} smaller ones`;
    parts.push({
      key: 'rest',
      name,
      short: name,
      bytes: rest.retained,
      child: undefined,
      fill: 'soft',
    });
  }
  if (node.shallow > 0 && (node.isLearners || parts.length === 0)) {
    const name = 'its own bytes';
    parts.push({
      key: 'own',
      name,
      short: name,
      bytes: node.shallow,
      child: undefined,
      fill: 'soft',
    });
  }
  parts.sort((a, b) => b.bytes - a.bytes);
  const boxes = squarify(
    parts.map((part) => part.bytes),
    box,
  );
  return parts.map((part, i) => ({ ...part, ...boxes[i]! }));
}

/** What a cell is called aloud. */
export function cellWords({ name, bytes, fill, child }: Cell): string {
  const words = { new: ', new', engine: ', not yours', live: '', soft: '' }[fill];
  const within = child && child.children > 0 ? `, holds ${formatNumber(child.children)} more` : '';
  return `${name}, ${formatBytes(bytes)}${words}${within}`;
}

function hasLearners(children: readonly TreeNode[]): boolean {
  return children.some((child) => child.isLearners);
}
