import { formatAddress, formatBytes } from '../../model/units.ts';
import type { TwinTable } from '../kit/figure-spec.ts';
import { contentsOf } from '../machine-drawing/contents.ts';
import { type MachineMoment, pageBytes } from '../machine-drawing/machine-moment.ts';
import { flagsOf } from './page-table.tsx';
import { surveyOf } from './survey.ts';
import { variablesOf } from './variables.tsx';
import { pageName, sayWhere, whereabouts } from './whereabouts.ts';

/** Everything that the drawing says, as tables. */
export function twinOf(moment: MachineMoment): readonly TwinTable[] {
  const { state, play } = moment;
  const { followed, rows, file } = surveyOf(play);
  const process = state.processes.find(({ pid }) => pid === followed.pid);
  const contents = contentsOf(state);
  const holders = (place: 'ram' | 'swap') =>
    contents
      .filter(({ where }) => where === place)
      .map(({ number, what, page }) => [
        String(number),
        what,
        page === undefined ? 'none' : formatAddress(page * pageBytes),
      ]);
  return [
    {
      caption: 'The page followed',
      columns: ['What', 'Value'],
      rows: [
        ['Page', pageName(moment)],
        ['Process', process?.name ?? 'not started yet'],
        ['Address', formatAddress(followed.page * pageBytes)],
        ['Where', sayWhere(whereabouts(moment), file && `the file ${file.name}`)],
      ],
    },
    {
      caption: 'Variables',
      columns: ['Name', 'Address', 'Size'],
      numeric: [2],
      rows: process
        ? variablesOf(process).map(({ name, from, to }) => [
            name,
            formatAddress(from),
            formatBytes(to - from),
          ])
        : [],
      none: 'The program has no name for any memory yet.',
    },
    {
      caption: 'Page table',
      columns: ['Page', 'Region', 'Entry', 'Writable, accessed, dirty'],
      rows: rows.map(({ page, region }) => {
        const where = whereabouts(moment, { pid: followed.pid, page });
        const entry = where.in === 'file' ? 'empty: in its file' : sayWhere(where);
        const flags = where.in === 'frame' ? flagsOf(where.entry) : 'none';
        return [formatAddress(page * pageBytes), region, entry, flags];
      }),
    },
    {
      caption: `RAM: ${state.ram.free} of ${state.ram.pages} frames free`,
      columns: ['Frame', 'Holds', 'Its address'],
      rows: holders('ram'),
    },
    {
      caption:
        state.swap.pages === 0
          ? 'No swap'
          : `Swap: ${state.swap.free} of ${state.swap.pages} slots free`,
      columns: ['Slot', 'Holds', 'Its address'],
      rows: holders('swap'),
      none: 'Nothing is in swap.',
    },
  ];
}
