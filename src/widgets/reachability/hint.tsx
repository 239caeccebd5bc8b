import type { ComponentChildren } from 'preact';
import { type NodeId, nodeOf } from '../../model/gc/graph.ts';
import { pathTo } from '../../model/gc/reachable.ts';
import { formatBytes } from '../../model/units.ts';
import { listed } from '../narrate/words.ts';
import type { Look } from './look.ts';
import { lastEdit, type ReachMoment, withoutEdit } from './story.ts';

interface HintProps {
  moment: ReachMoment;
  look: Look;
  selected: NodeId | undefined;
  choosing: boolean;
  /** A question is open: nothing is edited meanwhile. */
  asked: boolean;
  change: ((script: string, step?: number) => void) | undefined;
  onChoose: () => void;
  onLeave: () => void;
}

/** The strip under the graph: what can be done now, and why the selected node is alive. */
export function Hint(props: HintProps) {
  const { moment, look, selected, choosing, asked, change, onChoose, onLeave } = props;
  const node = selected === undefined ? undefined : nodeOf(moment.state.graph, selected);
  const edited = lastEdit(moment.play) >= 0 && !asked;
  return (
    <div class={choosing ? 'hint choosing' : 'hint'}>
      <p aria-live="polite">
        {asked && 'Pick on the drawing, or with the keys below.'}
        {!asked &&
          !node &&
          'Pick an object to see what keeps it alive, and what it keeps. Pick an arrow to cut it.'}
        {node && choosing && `Now pick the object that ${node.label} should refer to.`}
        {node && !choosing && why(moment, look, node.id)}
      </p>
      <div class="hint-b">
        {node && !choosing && look.life(node.id) !== 'freed' && (
          <button type="button" class="b" onClick={onChoose}>
            Draw a reference from here
          </button>
        )}
        {node && (
          <button type="button" class="b" onClick={onLeave}>
            {choosing ? 'Cancel' : 'Close'}
          </button>
        )}
        {!node && (
          <button
            type="button"
            class="b"
            aria-disabled={!edited}
            onClick={() => {
              if (!edited) return;
              const { script, step } = withoutEdit(moment.play);
              change?.(script, step);
            }}
          >
            Undo edit
          </button>
        )}
      </div>
    </div>
  );
}

/** The path that keeps a node alive, and what it keeps alive itself. */
function why({ state: { graph } }: ReachMoment, look: Look, id: NodeId): ComponentChildren {
  const name = (one: NodeId): string => nodeOf(graph, one)?.label ?? one;
  const node = nodeOf(graph, id)!;
  if (look.life(id) === 'freed')
    return `${node.label} was freed: its ${formatBytes(node.bytes)} can be used again.`;
  const { retained = 0 } = look.tree.get(id) ?? {};
  const goes = [...look.goes].map(name);
  const keeps =
    goes.length === 0
      ? ' It alone keeps nothing else.'
      : ` Without it ${listed(goes)} would go, too: it retains ${formatBytes(retained)}.`;
  if (node.kind === 'root') {
    return `${node.label} is a root${node.group ? ` (${node.group})` : ''}: tracing starts here.${keeps}`;
  }
  const path = pathTo(graph, id);
  const what = `${node.label}, ${formatBytes(node.bytes)},`;
  if (!path) return `${what} is unreachable: no path leads to it from any root.`;
  return (
    <>
      {what} is alive because of this path:{' '}
      <b>{[path[0]!.from, ...path.map((one) => one.to)].map(name).join(' → ')}</b>.{keeps}
    </>
  );
}
