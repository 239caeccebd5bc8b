import { useMemo, useRef, useState } from 'preact/hooks';
import type { NodeId } from '../../model/gc/graph.ts';
import type { HeapEvent } from '../../model/gc/heap-state.ts';
import type { Statement } from '../../model/gc/statements.ts';
import type { PictureProps } from '../kit/figure-spec.ts';
import { Arrow } from './arrow.tsx';
import { Hint } from './hint.tsx';
import { layout } from './layout.ts';
import { lookOf } from './look.ts';
import { Node } from './node.tsx';
import { arrowKey, arrowsOf, everGraph, type State, withEdit } from './story.ts';

/**
 * The graph, in which a reader can cut and draw references. One tab stop; arrow keys walk through its
 * nodes and references. What is selected is the reader's, and all that the script does not say.
 */
export function Picture(props: PictureProps<State, HeapEvent>) {
  const { id, moment, width, ask, play: change } = props;
  const { play } = moment;
  const { graph } = moment.state;
  const [picked, setPicked] = useState<NodeId>();
  const [choosing, setChoosing] = useState(false);
  const [wanted, setWanted] = useState<string>();
  const svg = useRef<SVGSVGElement>(null);
  const drawing = useMemo(() => {
    const { start, ever } = everGraph(play);
    // A count, and how much of it comes from outside, takes more room than a size.
    const counts = String((play.script.chosen as { collector?: string }).collector);
    return layout(start, ever, width, counts.startsWith('refcount') ? 128 : undefined);
  }, [play, width]);
  // Their order is the script's, so that walking through them does not jump.
  const nodes = [...drawing.nodes.keys()].flatMap(
    (key) => graph.nodes.find((node) => node.id === key) ?? [],
  );
  const node = ask ? undefined : nodes.find((one) => one.id === picked);
  const look = lookOf(moment, node?.id);
  const label = (of: NodeId): string => nodes.find((one) => one.id === of)?.label ?? of;
  const arrows = arrowsOf(graph).filter((one) => drawing.arrows.has(arrowKey(one)));
  const cuttable = new Set(graph.references.map(arrowKey));

  const walk = nodes.flatMap((one) => [
    one.id,
    ...arrows.filter(({ from }) => from === one.id).map(arrowKey),
  ]);
  const stop = wanted !== undefined && walk.includes(wanted) ? wanted : walk[0];
  const tab = (key: string): number => (key === stop ? 0 : -1);

  const leave = (): void => {
    setPicked(undefined);
    setChoosing(false);
  };
  const edit = (made: Statement): void => {
    leave();
    const { script, step } = withEdit(moment, made);
    change?.(script, step);
  };
  const pick = (one: NodeId): void => {
    if (choosing && node) edit({ kind: 'refer', from: node.id, to: one, label: undefined });
    else setPicked(one === node?.id ? undefined : one);
  };
  /** For when a button goes away under the focus: back to the drawing. */
  const focusPicture = (): void =>
    svg.current?.querySelector<SVGElement>('[tabindex="0"]')?.focus();

  const onKeyDown = (event: KeyboardEvent & { currentTarget: SVGSVGElement }): void => {
    const focused = (event.target as Element).closest<SVGElement>('[data-key]');
    const here = walk.indexOf(focused?.dataset.key ?? '');
    if (event.key === 'Escape') leave();
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

  const { y, height } = drawing.view;
  const hatch = `${id}-hatch`;
  const ghost = look.ghost === undefined ? undefined : drawing.arrows.get(look.ghost);
  return (
    <>
      {/* biome-ignore lint/a11y/useSemanticElements: a fieldset cannot be an svg */}
      <svg
        ref={svg}
        class={choosing ? 'draw graph choosing' : 'draw graph'}
        viewBox={`0 ${y} ${width} ${height}`}
        width={width}
        height={height}
        role="group"
        aria-label="Roots, objects and references. Arrow keys move between them."
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
          const dead = ask || look.life(one.from) === 'reachable' ? 'live' : 'dead';
          const cuts = cuttable.has(key) && !ask && !choosing && change !== undefined;
          return (
            <Arrow
              key={key}
              arrow={drawing.arrows.get(key)!}
              state={look.amber.has(key) ? 'amber' : dead}
              kind={one.weak ? 'weak' : cuttable.has(key) ? undefined : 'entry'}
              name={`Cut the reference ${label(one.from)} to ${label(one.to)}${as}`}
              tabIndex={tab(key)}
              onFocus={() => setWanted(key)}
              onPick={cuts ? () => edit({ kind: 'cut', from: one.from, to: one.to }) : undefined}
            />
          );
        })}
        {nodes.map((one) => (
          <Node
            key={one.id}
            node={one}
            box={drawing.nodes.get(one.id)!}
            look={look}
            hatch={hatch}
            selected={one.id === node?.id}
            tabIndex={tab(one.id)}
            ask={ask}
            onFocus={() => setWanted(one.id)}
            onPick={() => pick(one.id)}
          />
        ))}
      </svg>
      <Hint
        moment={moment}
        look={look}
        selected={node?.id}
        choosing={choosing}
        asked={ask !== undefined}
        change={change}
        onChoose={() => {
          setChoosing(true);
          focusPicture();
        }}
        onLeave={() => {
          leave();
          focusPicture();
        }}
      />
    </>
  );
}

function focusOn(picture: SVGSVGElement, key: string): void {
  for (const one of picture.querySelectorAll<SVGElement>('[data-key]')) {
    if (one.dataset.key === key) one.focus();
  }
}
