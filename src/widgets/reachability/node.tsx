import type { GraphNode } from '../../model/gc/graph.ts';
import { formatBytes } from '../../model/units.ts';
import { type Box, fitted, textWidth } from '../draw/geometry.ts';
import { Target } from '../draw/target.tsx';
import type { Asking } from '../kit/question.ts';
import { detail } from './layout.ts';
import { type Look, markText } from './look.ts';

interface NodeProps {
  node: GraphNode;
  box: Box;
  look: Look;
  hatch: string;
  selected: boolean;
  tabIndex: number;
  /** A question is open: it is picked as an answer, and doesn't tell what is asked. */
  ask: Asking | undefined;
  onFocus: () => void;
  onPick: () => void;
}

const tick = 'M4 8.5l2.5 2.5L12 5.5';
const cross = 'M5 5l6 6M11 5l-6 6';

/** A root with a square left end, or an object as a rounded node, with its mark in the corner. */
export function Node(props: NodeProps) {
  const { node, box, look, hatch, selected, tabIndex, ask, onFocus, onPick } = props;
  const { x, y, width, height } = box;
  const root = node.kind === 'root';
  const found = look.life(node.id);
  const life = ask && found === 'unreachable' ? 'reachable' : found;
  const mark = look.mark(node.id);
  const amber = look.amber.has(node.id);
  const goes = look.goes.has(node.id);
  const count = look.count(node.id);
  const retained = look.tree.get(node.id)?.retained;
  const name = fitted(node.label, 13, width - 16);
  const own = count ?? detail(node);
  const keeps = selected && retained !== undefined ? `keeps ${formatBytes(retained)}` : own;
  const fits = textWidth(keeps, 12) <= width - 12;
  const second = life === 'freed' ? 'freed' : fits ? keeps : own;
  const kind = root ? 'root' : life;
  const classes = ['node', kind, amber && 'amber', selected && 'sel', goes && 'goes'];
  // The name starts with what is seen, so that it can be called by that (WCAG 2.5.3).
  const spoken = [`${name} ${second}`, root ? 'root' : life];
  if (mark !== 'none') spoken.push(markText(mark));
  if (goes) spoken.push('goes with the one picked');
  const words = Math.max(textWidth(name, 13), textWidth(second, 12)) + 12;
  const plate = Math.min(words, width - 8);
  const label = spoken.join(', ');
  return (
    <Target id={node.id} label={node.label} ask={ask} box={box}>
      <g
        class={classes.filter(Boolean).join(' ')}
        transform={`translate(${x} ${y})`}
        {...(!ask && {
          role: 'button',
          // Preact sets an svg's attributes as they are spelled, and svg minds the case.
          tabindex: tabIndex,
          'data-key': node.id,
          'aria-pressed': selected,
          'aria-label': label,
          onFocus,
          onClick: onPick,
        })}
      >
        <rect class="ring" x="-5" y="-5" width={width + 10} height={height + 10} rx="16" />
        {root ? (
          <path
            class="nb"
            d={`M2 0H${width - 12}a12 12 0 0 1 12 12V${height - 12}a12 12 0 0 1 -12 12H2a2 2 0 0 1 -2 -2V2a2 2 0 0 1 2 -2z`}
          />
        ) : (
          <rect class="nb" width={width} height={height} rx="12" />
        )}
        {kind === 'unreachable' && !amber && (
          <>
            <rect class="hatching" width={width} height={height} rx="12" fill={`url(#${hatch})`} />
            <rect
              class="plate"
              x={(width - plate) / 2}
              y="6"
              width={plate}
              height={height - 12}
              rx="6"
            />
          </>
        )}
        <text class="nt" x={root ? 14 : width / 2} y="21">
          {name}
        </text>{' '}
        <text class="ns" x={root ? 14 : width / 2} y="37">
          {fitted(second, 12, width - 16)}
        </text>
        <Badge x={width - 14} look={look} node={node} asked={ask !== undefined} />
      </g>
    </Target>
  );
}

/** White is empty, grey has its place in the queue, black a tick; a cross is freed. */
function Badge({
  x,
  look,
  node,
  asked,
}: {
  x: number;
  look: Look;
  node: GraphNode;
  asked: boolean;
}) {
  const mark = look.mark(node.id);
  const now = look.now === node.id;
  const freed = look.life(node.id) === 'freed';
  if (mark === 'none' && !now) return null;
  const tone =
    mark === 'marked' ? ' done' : mark === 'unmet' ? ' white' : mark === 'none' ? '' : ' grey';
  return (
    <g class={`badge${now ? ' now' : ''}${tone}`} transform={`translate(${x} -8)`}>
      <rect width="16" height="16" rx="2" />
      {typeof mark === 'number' ? (
        <text x="8" y="12">
          {asked ? '·' : mark}
        </text>
      ) : freed ? (
        <path d={cross} />
      ) : (
        mark === 'marked' && <path d={tick} />
      )}
    </g>
  );
}
