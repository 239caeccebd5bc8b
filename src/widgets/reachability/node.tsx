import type { GraphNode } from '../../model/gc/graph.ts';
import { type Box, fitted, textWidth } from '../draw/geometry.ts';
import { detail } from './layout.ts';
import { type Look, markText } from './look.ts';

interface NodeProps {
  node: GraphNode;
  box: Box;
  look: Look;
  hatch: string;
  selected: boolean;
  tabIndex: number;
  onFocus: () => void;
  onPick: () => void;
}

const tick = 'M4 8.5l2.5 2.5L12 5.5';
const cross = 'M5 5l6 6M11 5l-6 6';

/** A root with a square left end, or an object as a rounded node, with its mark in the corner. */
export function Node({ node, box, look, hatch, selected, tabIndex, onFocus, onPick }: NodeProps) {
  const { x, y, width, height } = box;
  const life = look.life(node.id);
  const mark = look.mark(node.id);
  const root = node.kind === 'root';
  const amber = look.amber.has(node.id);
  const name = fitted(node.label, 13, width - 16);
  const second = life === 'freed' ? 'freed' : detail(node);
  const kind = root ? 'root' : life;
  const classes = ['node', kind, amber && 'amber', selected && 'sel'].filter(Boolean).join(' ');
  // The name starts with what is seen, so that it can be called by that (WCAG 2.5.3).
  const spoken = [`${name} ${second}`, root ? 'root' : life];
  if (mark !== 'none') spoken.push(markText(mark));
  const badge = mark === 'marked' || typeof mark === 'number' || look.now === node.id;
  const plate = Math.max(textWidth(name, 13), textWidth(second, 12)) + 12;

  return (
    // biome-ignore lint/a11y/useSemanticElements: a button cannot stand inside an svg
    <g
      class={classes}
      role="button"
      // Preact sets an svg's attributes as they are spelled, and svg minds the case.
      tabindex={tabIndex}
      data-key={node.id}
      aria-pressed={selected}
      aria-label={spoken.filter(Boolean).join(', ')}
      transform={`translate(${x} ${y})`}
      onFocus={onFocus}
      onClick={onPick}
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
      {kind === 'unreachable' && (
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
      {badge && (
        <g
          class={`badge${look.now === node.id ? ' now' : ''}${mark === 'marked' ? ' done' : ''}`}
          transform={`translate(${width - 14} -8)`}
        >
          <rect width="16" height="16" rx="2" />
          {typeof mark === 'number' ? (
            <text x="8" y="12">
              {mark}
            </text>
          ) : (
            <path d={life === 'freed' ? cross : tick} />
          )}
        </g>
      )}
    </g>
  );
}
