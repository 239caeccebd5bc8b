import { formatDuration } from '../../model/latency/duration.ts';
import { humanTime } from '../../model/latency/human-time.ts';
import { rungs } from '../../model/latency/rungs.ts';
import { formatNumber } from '../../model/units.ts';
import type { TwinTable } from '../kit/figure-spec.ts';
import { takes } from '../narrate/latency.ts';
import { isNow, type LatencyMoment, shareOf, usedIn } from './share.ts';
import { squaresOf, unbroken } from './to-scale.tsx';

const nameOf = (id: string): string =>
  id === 'minor' ? 'The fault itself' : rungs.find((rung) => rung.id === id)!.name;

/** The ladder, the sums so far, and where each number is from. */
export function twinOf(moment: LatencyMoment): readonly TwinTable[] {
  const { state } = moment;
  const { total, references, faults, effective } = state;
  return [
    {
      caption: `The ladder, to scale: without a break, the disk’s bar is ${unbroken()} long`,
      columns: [
        'Rung',
        'One wait',
        'Sources say',
        'If RAM took a second',
        'Accesses of RAM',
        'How',
      ],
      numeric: [1, 2, 3, 4],
      rows: rungs.map((rung) => [
        rung.name,
        takes(rung),
        rung.range.map((one) => formatDuration(one)).join(' to '),
        humanTime(rung.each),
        squaresOf(rung.each),
        rung.how,
      ]),
    },
    {
      caption: `Waited so far: ${formatDuration(total)}`,
      columns: ['Part', 'Waits', 'One wait', 'Together', 'Share', 'This step'],
      numeric: [1, 2, 3, 4],
      rows: usedIn(state).map((use) => [
        nameOf(use.rung),
        formatNumber(use.times),
        formatDuration(use.each),
        formatDuration(use.total),
        shareOf(use.total, total),
        isNow(moment, use) ? 'yes' : 'no',
      ]),
      none: 'Nothing is waited for yet.',
    },
    {
      caption: 'References to memory',
      columns: ['What', 'Number'],
      numeric: [1],
      rows: [
        ['Accesses and faults', formatNumber(references)],
        ['Faults among them', formatNumber(faults)],
        [
          'Effective access time, their mean',
          references === 0 ? 'none yet' : formatDuration(effective),
        ],
      ],
    },
    {
      caption: 'Where the numbers are from',
      columns: ['Number', 'What is said', 'Source', 'Link'],
      links: [3],
      rows: rungs.flatMap(({ name, sources }) =>
        sources.map(({ title, href, says }) => [name, says, title, href]),
      ),
    },
  ];
}
