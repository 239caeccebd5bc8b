import { type NodeId, nodeOf } from '../../model/gc/graph.ts';
import type { GcFrame } from '../../model/gc/mark.ts';
import { pathTo } from '../../model/gc/reachable.ts';
import { formatBytes } from '../../model/units.ts';

interface HintProps {
  frame: GcFrame;
  selected: NodeId | undefined;
  choosing: boolean;
  edited: boolean;
  onChoose: () => void;
  onLeave: () => void;
  onUndo: () => void;
  onReset: () => void;
}

/** The strip under the picture: what can be done now, and why the selected node is alive. */
export function Hint(props: HintProps) {
  const { frame, selected, choosing, edited, onChoose, onLeave, onUndo, onReset } = props;
  const node = selected === undefined ? undefined : nodeOf(frame.state.graph, selected);
  return (
    <div class={choosing ? 'hint choosing' : 'hint'}>
      <p aria-live="polite">
        {!node && 'Pick an object to see what keeps it alive. Pick an arrow to cut it.'}
        {node && choosing && `Now pick the object that ${node.label} should refer to.`}
        {node && !choosing && why(frame, node.id)}
      </p>
      <div class="hint-b">
        {node && !choosing && !frame.state.freed.has(node.id) && (
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
          <>
            <button
              type="button"
              class="b"
              aria-disabled={!edited}
              onClick={() => edited && onUndo()}
            >
              Undo edit
            </button>
            <button
              type="button"
              class="b"
              aria-disabled={!edited}
              onClick={() => edited && onReset()}
            >
              Reset
            </button>
          </>
        )}
      </div>
    </div>
  );
}

function why({ state: { graph, freed } }: GcFrame, id: NodeId) {
  const name = (one: NodeId): string => nodeOf(graph, one)?.label ?? one;
  const node = nodeOf(graph, id)!;
  if (freed.has(id))
    return `${node.label} was freed: its ${formatBytes(node.bytes)} can be used again.`;
  if (node.kind === 'root') {
    return `${node.label} is a root${node.group ? ` (${node.group})` : ''}: tracing starts here.`;
  }
  const path = pathTo(graph, id);
  const what = `${node.label}, ${formatBytes(node.bytes)},`;
  if (!path) return `${what} is unreachable: no path leads to it from any root.`;
  return (
    <>
      {what} is alive because of this path:{' '}
      <b>{[path[0]!.from, ...path.map((one) => one.to)].map(name).join(' → ')}</b>
    </>
  );
}
