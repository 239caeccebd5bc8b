import type { NodeId } from '../../model/gc/graph.ts';
import type { HeapLook } from './look.ts';

/** What a node refers to, in a line: `map → a, b`. */
export function holdsOf(look: HeapLook, id: NodeId): { text: string; lost: boolean } {
  const node = look.roots.find((one) => one.id === id) ?? look.blocks.find((one) => one.id === id);
  if (!node) return { text: `${id}: not there`, lost: false };
  const lost = (look.heap?.dangling ?? []).filter(({ from }) => from === id);
  const held = [
    ...look.references
      .filter(({ from }) => from === id)
      .map(({ to, weak }) => (weak ? `${to} (weak)` : to)),
    ...lost.map(({ to }) => `${to} (lost)`),
  ];
  return { text: `${node.label} → ${held.join(', ') || 'nothing'}`, lost: lost.length > 0 };
}
