import { bytesOf, type NodeId, nodeOf } from '../../model/gc/graph.ts';
import type { GcFrame } from '../../model/gc/mark.ts';
import { reachable } from '../../model/gc/reachable.ts';
import type { GraphEvent } from '../../model/gc/state.ts';
import { formatBytes } from '../../model/units.ts';
import { counted, listed } from './words.ts';

/** What a step of the collector or of the program did, in a sentence or two. */
export function narrateGc(frame: GcFrame): string {
  if (frame.fault) return frame.fault.message;
  return frame.events.map((event) => sentence(event, frame)).join(' ');
}

/** How things stand before anybody does anything. */
export function narrateStart({ state: { graph, freed } }: GcFrame): string {
  const alive = reachable(graph);
  const lost = graph.nodes.filter((node) => !alive.has(node.id) && !freed.has(node.id));
  const roots = graph.nodes.filter((node) => node.kind === 'root').length;
  const objects = alive.size - roots;
  const held = `${counted(roots, 'root')} ${roots === 1 ? 'reaches' : 'reach'} ${counted(objects, 'object')}.`;
  if (lost.length === 0) return `${held} Nothing here can be freed.`;
  const are = lost.length === 1 ? 'is' : 'are';
  return `${held} ${listed(lost.map((node) => node.label))} ${are} still in memory, but no path leads there.`;
}

function sentence(event: GraphEvent, { state: { graph } }: GcFrame): string {
  const name = (id: NodeId): string => nodeOf(graph, id)?.label ?? id;
  const names = (ids: readonly NodeId[]): string => listed(ids.map(name));
  const size = (ids: readonly NodeId[]): string =>
    formatBytes(bytesOf(graph, (node) => ids.includes(node.id)));

  switch (event.kind) {
    case 'declared':
      return `${name(event.subject)} is made; nothing refers to it yet.`;
    case 'referred': {
      const drawn = `${name(event.subject)} now refers to ${name(event.target)}`;
      if (event.changed.length === 0) return `${drawn}. That changes nothing for a collector.`;
      return `${drawn}, so a root can reach ${names(event.changed)} again: ${size(event.changed)}.`;
    }
    case 'cut': {
      const gone = `${name(event.subject)} no longer refers to ${name(event.target)}`;
      if (event.changed.length > 0) {
        return `${gone}, so no root can reach ${names(event.changed)} any more: ${size(event.changed)}.`;
      }
      if (!reachable(graph).has(event.target)) return `${gone}. It was unreachable already.`;
      return `${gone}, but another path still reaches ${name(event.target)}.`;
    }
    case 'visited': {
      const { subject, cause, found } = event;
      const mark = cause === undefined ? 'Start at the root' : `From ${name(cause)}, mark`;
      if (found.length === 0) return `${mark} ${name(subject)}: nothing new.`;
      const wait = found.length === 1 ? 'waits its turn' : 'wait their turn';
      return `${mark} ${name(subject)}: ${names(found)} ${wait}.`;
    }
    case 'mark-ended': {
      if (event.unmarked.length === 0) return 'Nothing waits, and every object has its mark.';
      const has = event.unmarked.length === 1 ? 'has' : 'have';
      return `Nothing waits; ${names(event.unmarked)} ${has} no mark.`;
    }
    case 'freed':
      return `${name(event.subject)} has no mark, so its ${formatBytes(event.bytes)} are free again.`;
    case 'sweep-ended':
      return event.objects === 0
        ? 'Every object has its mark, so the sweep frees nothing.'
        : `Freed in all: ${counted(event.objects, 'object')}, ${formatBytes(event.bytes)}.`;
  }
}
