import { formatBytes, formatNumber } from '../../model/units.ts';
import type { TwinTable } from '../kit/figure-spec.ts';
import { entryOf, touchedAt } from '../machine-drawing/entry-of.ts';
import { type MachineMoment, pageBytes } from '../machine-drawing/machine-moment.ts';
import { addressOf } from '../machine-drawing/short-address.ts';
import { placeOf, sayPage } from '../narrate/place-of.ts';
import { counted, listed } from '../narrate/words.ts';
import { foldedPages, type House, processNamed, streetOf } from './houses.ts';
import { frameShown, ramOf } from './ram.ts';

/** All that the drawing shows. */
export function twinOf(moment: MachineMoment): TwinTable[] {
  const { state, play } = moment;
  const { houses } = streetOf(play);
  const { frames, slots } = ramOf(play);
  const swap: TwinTable = {
    caption: 'Slots of swap',
    columns: ['Slot', 'Whose page'],
    rows: slots.map((slot) => {
      const owners = state.processes.filter(({ pages }) => pages.some((one) => one.slot === slot));
      return [`${slot}`, listed(owners.map(({ name }) => name)) || 'nobody’s'];
    }),
  };
  return [
    {
      caption: 'Processes',
      columns: ['Process', 'State', 'VSS', 'RSS', 'PSS', 'Minor faults', 'Major faults'],
      numeric: [2, 3, 4, 5, 6],
      rows: houses.map(({ name, letter }) => processRow(moment, name, letter)),
    },
    {
      caption: 'Pages',
      columns: ['Page', 'Process', 'What it is', 'Where it is', 'This step'],
      rows: houses.flatMap((house) => pageRows(moment, house)),
      none: 'Nothing is mapped by a name yet.',
    },
    {
      caption: 'Frames',
      columns: ['Frame', 'What it holds', 'Whose pages'],
      rows: frames.map((frame) => {
        const { word, holders } = frameShown(state, houses, frame);
        return [`${frame}`, word, listed(holders.map(({ name }) => name)) || 'none'];
      }),
      none: 'No page of a name ever gets a frame.',
    },
    ...(slots.length > 0 ? [swap] : []),
  ];
}

function processRow({ state }: MachineMoment, name: string, letter: string): string[] {
  const process = processNamed(state, name);
  const label = `${letter} ${name}`;
  if (!process?.usage) {
    const { ended } = process ?? {};
    return [
      label,
      ended ? `ended, code ${ended.exitCode}` : 'not started',
      '–',
      '–',
      '–',
      '–',
      '–',
    ];
  }
  const { size, resident, proportional, minorFaults, majorFaults } = process.usage;
  return [
    label,
    `pid ${process.pid}`,
    ...[size, resident, proportional].map((pages) => formatBytes(pages * pageBytes)),
    ...[minorFaults, majorFaults].map(formatNumber),
  ];
}

function pageRows(moment: MachineMoment, house: House): string[][] {
  const { state } = moment;
  const process = processNamed(state, house.name);
  if (!process) return [];
  const rows = house.rows.flatMap((page) => {
    const entry = entryOf(state, process, page);
    const { fault, signal, copiedFrom, accessed } = touchedAt(moment, process, page);
    if (entry.in === 'unmapped' && !signal) return [];
    const where = {
      frame: () => {
        const { frame, cow } = entry as Extract<typeof entry, { in: 'frame' }>;
        return `frame ${frame}${cow ? ', copy-on-write' : ''}`;
      },
      swap: () => `slot ${(entry as Extract<typeof entry, { in: 'swap' }>).slot} of swap`,
      nowhere: () => 'not touched yet',
      unmapped: () => 'not mapped',
    }[entry.in]();
    const place = placeOf(state, house.name, page * pageBytes, pageBytes);
    const did =
      signal ??
      (fault
        ? `${fault} fault${copiedFrom === undefined ? '' : `, copied from frame ${copiedFrom}`}`
        : accessed
          ? 'accessed'
          : '');
    return [
      [
        addressOf(page),
        house.name,
        place ? sayPage(place, page * pageBytes) : 'nothing',
        where,
        did,
      ],
    ];
  });
  if (house.folded === 0 || process.ended) return rows;
  const resident = foldedPages(house, process).filter(({ frame }) => frame !== undefined).length;
  return [
    ...rows,
    [counted(house.folded, 'other page'), house.name, 'drawn as one', `${resident} in RAM`, ''],
  ];
}
