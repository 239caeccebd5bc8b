import { useState } from 'preact/hooks';
import type { NodeId, Reference } from '../../model/gc/graph.ts';
import type { GcFrame } from '../../model/gc/mark.ts';
import { Arrow } from './arrow.tsx';
import { arrowKey, type Drawing } from './layout.ts';
import type { Look } from './look.ts';
import { Node } from './node.tsx';

interface PictureProps {
  id: string;
  name: string;
  drawing: Drawing;
  frame: GcFrame;
  look: Look;
  selected: NodeId | undefined;
  /** A node is wanted as the end of a new reference: arrows can't be cut meanwhile. */
  choosing: boolean;
  onNode: (id: NodeId) => void;
  onCut: (reference: Reference) => void;
}

/** One drawing of the graph. One tab stop; arrow keys walk through its nodes and references. */
export function Picture(props: PictureProps) {
  const { id, name, drawing, frame, look, selected, choosing, onNode, onCut } = props;
  const { graph } = frame.state;
  const nodes = graph.nodes.filter((node) => drawing.nodes.has(node.id));
  const label = new Map(nodes.map((node) => [node.id, node.label]));
  const arrows = graph.references.filter((one) => drawing.arrows.has(arrowKey(one)));
  const walk = nodes.flatMap((node) => [
    node.id,
    ...arrows.filter((one) => one.from === node.id).map(arrowKey),
  ]);
  const [wanted, setWanted] = useState<string>();
  const stop = wanted !== undefined && walk.includes(wanted) ? wanted : walk[0];
  const tab = (key: string): number => (key === stop ? 0 : -1);

  const onKeyDown = (event: KeyboardEvent & { currentTarget: SVGSVGElement }): void => {
    const focused = (event.target as Element).closest<SVGElement>('[data-key]');
    const here = walk.indexOf(focused?.dataset.key ?? '');
    if (here < 0) return;
    const end = walk.length - 1;
    const to = {
      ArrowRight: here + 1,
      ArrowDown: here + 1,
      ArrowLeft: here - 1,
      ArrowUp: here - 1,
      Home: 0,
      End: end,
    }[event.key];
    if (event.key === 'Enter' || event.key === ' ') {
      focused?.dispatchEvent(new MouseEvent('click', { bubbles: true }));
      // A cut arrow leaves the picture: the focus goes back to the node that held it.
      const [from] = walk[here]!.startsWith('[') ? (JSON.parse(walk[here]!) as string[]) : [];
      if (from !== undefined && !choosing) focusOn(event.currentTarget, from);
    } else if (to !== undefined) {
      focusOn(event.currentTarget, walk[Math.min(Math.max(to, 0), end)]!);
    } else return;
    event.preventDefault();
  };

  const { x, y, width, height } = drawing.view;
  const hatch = `${id}-${drawing.format}-hatch`;
  const ghost = look.ghost === undefined ? undefined : drawing.arrows.get(look.ghost);
  return (
    // biome-ignore lint/a11y/useSemanticElements: a fieldset cannot be an svg
    <svg
      class={`graph ${drawing.format}`}
      viewBox={`${x} ${y} ${width} ${height}`}
      style={{ width: `${width}px` }}
      role="group"
      aria-label={`${name}: roots, objects and references. Arrow keys move between them.`}
      onKeyDown={onKeyDown}
    >
      <defs>
        <pattern
          id={hatch}
          width="6"
          height="6"
          patternUnits="userSpaceOnUse"
          patternTransform="rotate(45)"
        >
          <path class="stroke" d="M0 0V6" />
        </pattern>
      </defs>
      {ghost && <Arrow arrow={ghost} state="ghost" name="" tabIndex={-1} />}
      {arrows.map((one) => {
        const key = arrowKey(one);
        const as = one.label ? `, ${one.label}` : '';
        const dead = look.life(one.from) === 'reachable' ? 'live' : 'dead';
        return (
          <Arrow
            key={key}
            arrow={drawing.arrows.get(key)!}
            state={look.amber.has(key) ? 'amber' : dead}
            name={`Cut the reference ${label.get(one.from)} to ${label.get(one.to)}${as}`}
            tabIndex={tab(key)}
            onFocus={() => setWanted(key)}
            onPick={() => !choosing && onCut(one)}
          />
        );
      })}
      {nodes.map((node) => (
        <Node
          key={node.id}
          node={node}
          box={drawing.nodes.get(node.id)!}
          look={look}
          hatch={hatch}
          selected={node.id === selected}
          tabIndex={tab(node.id)}
          onFocus={() => setWanted(node.id)}
          onPick={() => onNode(node.id)}
        />
      ))}
    </svg>
  );
}

function focusOn(picture: SVGSVGElement, key: string): void {
  for (const one of picture.querySelectorAll<SVGElement>('[data-key]')) {
    if (one.dataset.key === key) one.focus();
  }
}
