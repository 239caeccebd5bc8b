import { pauseAt, workByPhase } from '../../model/gc/heap-course.ts';
import { phaseCosts } from '../../model/gc/phase-cost.ts';
import { formatAddress, formatBytes, formatNumber } from '../../model/units.ts';
import type { TwinTable } from '../kit/figure-spec.ts';
import { courseOf, growsText } from './course.ts';
import { holdsOf } from './holds.ts';
import { notesOf } from './labels.ts';
import { type HeapMoment, lookOf, type PointsMoment } from './look.ts';
import { freeSpans } from './spans.ts';

const colours = { white: 'white, not met', grey: 'grey, waits', black: 'black, visited' } as const;

/** The heap in words. */
export function heapTwin(moment: HeapMoment): TwinTable[] {
  const look = lookOf(moment.state);
  const { heap, blocks, roots, spaces, label } = look;
  const going = new Map((heap?.forwarding ?? []).map((one) => [one.id, one]));
  const course = courseOf(moment.play);
  const pause = pauseAt(course, moment.step);
  return [
    {
      caption: 'Roots and objects',
      columns: ['Name', 'Address', 'Space', 'Bytes', 'Refers to', 'State'],
      numeric: [3],
      rows: [
        ...roots.map(({ id, label: name }) => [
          name,
          ...['–', '–', '–'],
          holdsOf(look, id).text.split(' → ')[1]!,
          'root',
        ]),
        ...blocks.map((block) => {
          const move = going.get(block.id);
          return [
            block.label,
            heap ? formatAddress(block.address) : 'none',
            block.space ?? '–',
            String(block.bytes),
            holdsOf(look, block.id).text.split(' → ')[1]!,
            [
              block.garbage ? 'no root reaches it' : 'reachable',
              ...(block.colour ? [colours[block.colour]] : []),
              ...(block.count !== undefined ? [`count ${block.count}`] : []),
              ...(block.age !== undefined ? [`age ${block.age}`] : []),
              ...(move && move.to !== block.address ? [`goes to ${formatAddress(move.to)}`] : []),
              ...(move && move.to === block.address && move.from !== move.to
                ? [`was at ${formatAddress(move.from)}`]
                : []),
            ].join(', '),
          ];
        }),
      ],
      none: 'Nothing yet.',
    },
    ...(heap
      ? [
          {
            caption: 'Spaces',
            columns: ['Space', 'Begins', 'Size', 'Free pieces', 'Pointers'],
            rows: spaces.map((space) => [
              space.name,
              formatAddress(space.start),
              formatBytes(space.bytes),
              freeSpans(space, look)
                .map(({ from, bytes }) => `${formatBytes(bytes)} at ${formatAddress(from)}`)
                .join(', ') || 'none',
              [
                ...(space.scan === undefined ? [] : [`scan ${formatAddress(space.scan)}`]),
                ...(space.free === undefined ? [] : [`free ${formatAddress(space.free)}`]),
              ].join(', ') || '–',
            ]),
          },
          {
            caption: 'Who waits, and what is noted',
            columns: ['List', 'In it, the first first'],
            rows: [
              ...notesOf(look).map((note) => note.split(': ')),
              [
                'Lost',
                heap.dangling
                  .map(
                    ({ from, to, address }) =>
                      `${label(from)} → ${to} at ${formatAddress(address)}`,
                  )
                  .join(', ') || 'nothing',
              ],
            ],
          },
          {
            caption: 'Work of the last pause',
            columns: ['Phase', 'Units of work', 'Grows'],
            numeric: [1],
            rows: (pause ? workByPhase(pause, moment.step) : []).map(([phase, work]) => [
              phaseCosts[phase]?.name ?? phase,
              formatNumber(work),
              growsText[phaseCosts[phase]?.growsWith ?? 'live'],
            ]),
            none: 'No pause yet.',
          },
          {
            caption: 'Before the last collection',
            columns: ['Object', 'Address', 'Reached'],
            numeric: [1],
            rows: (pause ? lookOf(moment.play.at(pause.began - 1).state).blocks : []).map((one) => [
              one.label,
              formatAddress(one.address),
              one.garbage ? 'no' : 'yes',
            ]),
            none: 'No collection yet.',
          },
        ]
      : []),
  ];
}

/** The charts in words. */
export function pointsTwin({ state: { points } }: PointsMoment): TwinTable[] {
  return [
    {
      caption: 'Each collector at each size',
      columns: [
        'Heap',
        'Lives',
        'Collector',
        'Longest pause',
        'Pauses',
        'Throughput',
        'Peak',
        'End',
      ],
      numeric: [3, 4, 5, 6],
      rows: points.flatMap(({ heap, live, runs }) =>
        runs.map((run) => [
          formatBytes(heap),
          formatBytes(live),
          run.collector,
          `${formatNumber(run.longestPause)} units`,
          formatNumber(run.pauses),
          `${Math.round(run.throughput * 100)} %`,
          formatBytes(run.peak),
          run.outOfMemory
            ? `out of memory after ${formatNumber(run.objects)} objects`
            : 'ran through',
        ]),
      ),
      none: 'Nothing yet.',
    },
  ];
}
