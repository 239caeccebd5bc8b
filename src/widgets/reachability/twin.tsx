import { useState } from 'preact/hooks';
import { heldBy, type NodeId, type Reference } from '../../model/gc/graph.ts';
import type { GcFrame } from '../../model/gc/mark.ts';
import { formatBytes } from '../../model/units.ts';
import { listed } from '../narrate/words.ts';
import { arrowKey } from './layout.ts';
import { type Look, markText } from './look.ts';

interface TwinProps {
  id: string;
  frame: GcFrame;
  look: Look;
  onCut: (reference: Reference) => void;
  onDraw: (from: NodeId, to: NodeId) => void;
}

/** The picture in words: everything that it shows, and everything that can be done in it. */
export function Twin({ id, frame, look, onCut, onDraw }: TwinProps) {
  const { graph, freed } = frame.state;
  const label = new Map(graph.nodes.map((node) => [node.id, node.label]));
  const inMemory = graph.nodes.filter((node) => !freed.has(node.id));
  const objects = inMemory.filter((node) => node.kind === 'object');
  const [from, setFrom] = useState<NodeId>();
  const [to, setTo] = useState<NodeId>();
  const fromId = inMemory.find((node) => node.id === from)?.id ?? inMemory[0]?.id ?? '';
  const toId = objects.find((node) => node.id === to)?.id ?? objects[0]?.id ?? '';

  return (
    <details class="twin">
      <summary>As text, and every edit by keyboard</summary>
      <div class="twin-in">
        <div class="scroll">
          <table>
            <caption>Roots and objects at this step</caption>
            <thead>
              <tr>
                <th scope="col">Name</th>
                <th scope="col" class="n">
                  Size
                </th>
                <th scope="col">Held by</th>
                <th scope="col">Reachable</th>
                <th scope="col">Mark</th>
              </tr>
            </thead>
            <tbody>
              {graph.nodes.map((node) => {
                const life = look.life(node.id);
                const holders = heldBy(graph, node.id).map(
                  (one) => `${label.get(one.from)}${one.label ? ` (${one.label})` : ''}`,
                );
                const held = holders.length === 0 ? 'nothing' : listed(holders, 9);
                return (
                  <tr key={node.id}>
                    <th scope="row">{node.label}</th>
                    <td class="n">{formatBytes(node.bytes)}</td>
                    <td>{node.kind === 'root' ? `root: ${node.group ?? 'program'}` : held}</td>
                    <td>{life === 'freed' ? 'freed' : life === 'reachable' ? 'yes' : 'no'}</td>
                    <td>{markText(look.mark(node.id))}</td>
                  </tr>
                );
              })}
            </tbody>
          </table>
        </div>
        <p id={`${id}-refs`} class="th">
          References
        </p>
        {graph.references.length === 0 && <p>There is none left.</p>}
        <ul aria-labelledby={`${id}-refs`}>
          {graph.references.map((one) => (
            <li key={arrowKey(one)}>
              <span>
                {label.get(one.from)} → {label.get(one.to)}
                {one.label && <small> {one.label}</small>}
              </span>
              <button
                type="button"
                class="b"
                aria-label={`Cut ${label.get(one.from)} to ${label.get(one.to)}`}
                onClick={(event) => {
                  // The row goes away: the next one, or the summary, takes the focus.
                  const item = event.currentTarget.closest('li');
                  const next = item?.nextElementSibling ?? item?.previousElementSibling;
                  const summary = item?.closest('details')?.querySelector('summary');
                  (next?.querySelector('button') ?? summary)?.focus();
                  onCut(one);
                }}
              >
                Cut
              </button>
            </li>
          ))}
        </ul>
        <form
          onSubmit={(event) => {
            event.preventDefault();
            onDraw(fromId, toId);
          }}
        >
          <label>
            From
            <select value={fromId} onChange={(event) => setFrom(event.currentTarget.value)}>
              {inMemory.map((node) => (
                <option key={node.id} value={node.id}>
                  {node.label}
                </option>
              ))}
            </select>
          </label>
          <label>
            To
            <select value={toId} onChange={(event) => setTo(event.currentTarget.value)}>
              {objects.map((node) => (
                <option key={node.id} value={node.id}>
                  {node.label}
                </option>
              ))}
            </select>
          </label>
          <button type="submit" class="b">
            Draw reference
          </button>
        </form>
      </div>
    </details>
  );
}
