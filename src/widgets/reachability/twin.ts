import { formatBytes } from '../../model/units.ts';
import type { TwinTable } from '../kit/figure-spec.ts';
import { listed } from '../narrate/words.ts';
import { lookOf, markText } from './look.ts';
import { arrowsOf, type ReachMoment } from './story.ts';

/** The graph in words. */
export function twin(moment: ReachMoment): TwinTable[] {
  const { graph, finalizers = [] } = moment.state;
  const look = lookOf(moment, undefined);
  const label = (id: string): string => graph.nodes.find((one) => one.id === id)?.label ?? id;
  const arrows = arrowsOf(graph);
  const counts = graph.nodes.some(({ id }) => look.count(id) !== undefined);
  return [
    {
      caption: 'Roots and objects at this step',
      columns: ['Name', 'Size', 'Held by', 'Reachable', 'Mark', 'Retains', 'Dominated by'].concat(
        counts ? 'Count' : [],
      ),
      numeric: [1, 5],
      rows: graph.nodes.map((node) => {
        const life = look.life(node.id);
        const holders = arrows
          .filter(({ to }) => to === node.id)
          .map((one) => `${label(one.from)}${one.label ? ` (${one.label})` : ''}`);
        const held = holders.length === 0 ? 'nothing' : listed(holders, 9);
        const { retained, dominator } = look.tree.get(node.id) ?? {};
        return [
          node.label + (node.finalizer ? ' (finaliser)' : ''),
          formatBytes(node.bytes),
          node.kind === 'root' ? `root: ${node.group ?? 'program'}` : held,
          life === 'freed' ? 'freed' : life === 'reachable' ? 'yes' : 'no',
          markText(look.mark(node.id)),
          retained === undefined ? '–' : formatBytes(retained),
          dominator === undefined ? '–' : label(dominator),
          ...(counts ? [look.count(node.id) ?? '–'] : []),
        ];
      }),
      none: 'Nothing has been made yet.',
    },
    {
      caption: 'References',
      columns: ['From', 'To', 'As'],
      rows: arrows.map((one) => [label(one.from), label(one.to), one.label || '–']),
      none: 'There is none left.',
    },
    ...(finalizers.length > 0
      ? [
          {
            caption: 'Callbacks that wait',
            columns: ['For'],
            rows: finalizers.map((id) => [label(id)]),
          },
        ]
      : []),
  ];
}
