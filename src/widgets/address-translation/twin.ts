import { formatAddress, formatBytes } from '../../model/units.ts';
import type { TwinTable } from '../kit/figure-spec.ts';
import {
  type Focus,
  focusOf,
  hasTables,
  type PagingMoment,
  type SegmentsMoment,
  type TablesMoment,
} from './focus.ts';
import { bitsOf, deed, faultWords, flagWords, pageNumber, rangeOf } from './labels.ts';

/** Everything that the drawing says. */
export const twinOf = (moment: PagingMoment): readonly TwinTable[] =>
  hasTables(moment) ? tablesTwin(moment) : segmentsTwin(moment as SegmentsMoment);

function tablesTwin(moment: TablesMoment): readonly TwinTable[] {
  const { state } = moment;
  const focus = focusOf(moment);
  const { levels, offset, address, verb, kernel } = focus;
  const own = state.tables.filter(({ space }) => space === state.space);
  const several = state.tables.some(({ space }) => space > 0);
  return [
    {
      caption: `${formatAddress(address)} in its fields: ${deed(verb, kernel)}`,
      columns: ['Field', 'Bits', 'In binary', 'In hex', 'In decimal', 'What came of it'],
      numeric: [4],
      rows: [
        ...levels.map((level) => [
          level.name,
          rangeOf(level.low, level.bits),
          bitsOf(level.index, level.bits) || '–',
          formatAddress(level.index),
          `${level.index}`,
          cameOf(focus, level),
        ]),
        [
          'offset',
          rangeOf(0, offset.bits),
          bitsOf(offset.value, offset.bits),
          formatAddress(offset.value),
          `${offset.value}`,
          endOf(focus, state.pageBytes),
        ],
      ],
    },
    {
      caption: several
        ? `Tables of address space ${state.space}`
        : 'Page tables in physical memory',
      columns: ['Table', 'In frame', 'Entry', 'Leads to frame', 'Flags'],
      numeric: [1, 2, 3],
      rows: own.flatMap(({ name, frame, entries }) =>
        entries.length === 0
          ? [[name, `${frame}`, '–', '–', 'empty']]
          : entries.map((entry) => [
              name,
              `${frame}`,
              `${entry.index}`,
              `${entry.frame}`,
              flagWords(entry.flags),
            ]),
      ),
    },
    ...(state.tlb
      ? [
          {
            caption: `TLB, sets of ${state.tlb.ways} ${state.tlb.ways === 1 ? 'way' : 'ways'}: ${state.tlb.sets}`,
            columns: ['Set', 'Way', 'Page number', 'Page', 'Frame', 'Space', 'Flags'],
            numeric: [0, 1, 4, 5],
            rows: state.tlb.entries.map((entry) => [
              `${entry.set}`,
              `${entry.way}`,
              pageNumber(entry.address, entry.pageBytes),
              `${entry.address}, ${formatBytes(entry.pageBytes)}`,
              `${entry.frame}`,
              `${entry.space}`,
              flagWords(entry.flags),
            ]),
            none: 'Every way of every set is free.',
          },
        ]
      : []),
  ];
}

function cameOf(
  { access, faulty }: Focus,
  { read, entry, table, skipped }: Focus['levels'][number],
): string {
  if (skipped) return 'part of the offset in a large page';
  if (read) {
    const wrong = read === faulty ? `, ${faultWords[access!.fault!] ?? 'a fault'}` : '';
    return read.flags.includes('present')
      ? `entry read: frame ${read.frame}${wrong}`
      : `entry read${wrong}`;
  }
  if (!table) return 'no table';
  return entry ? `not read at this step; the entry leads to frame ${entry.frame}` : 'no entry';
}

function endOf({ access, page, canonical }: Focus, pageBytes: number): string {
  if (page) {
    const size = page.bytes > pageBytes ? `, a page of ${formatBytes(page.bytes)}` : '';
    return `physical address ${formatAddress(page.physical)}, from frame ${page.frame}${size}`;
  }
  if (access?.fault) return faultWords[access.fault] ?? access.fault;
  if (!canonical) return 'the address is not canonical';
  if (access?.tlb === 'missed') return 'TLB miss, the walk goes on';
  return 'not translated at this step';
}

function segmentsTwin({ state }: SegmentsMoment): readonly TwinTable[] {
  const { access } = state;
  return [
    {
      caption: 'Registers',
      columns: ['Number', 'Name', 'Base', 'Limit', 'Grows', 'Addresses'],
      rows: state.segments.map(({ number, name, base, limit, grows, from, to }) => [
        `${number}`,
        name,
        formatAddress(base),
        formatBytes(limit),
        grows,
        `${formatAddress(from)} to ${formatAddress(to - 1)}`,
      ]),
      none: 'None is set yet.',
    },
    {
      caption: 'The last access',
      columns: ['Address', 'Access', 'Segment', 'Offset', 'Physical address'],
      rows: access
        ? [
            [
              access.address,
              access.kind,
              access.segment < 0 ? 'none' : `${access.segment}`,
              `${access.offset}`,
              access.physical === undefined
                ? `fault: ${access.fault}`
                : formatAddress(access.physical),
            ],
          ]
        : [],
      none: 'There was none yet.',
    },
  ];
}
