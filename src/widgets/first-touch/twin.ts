import { formatBytes, formatNumber } from '../../model/units.ts';
import type { TwinTable } from '../kit/figure-spec.ts';
import { type MachineMoment, pageBytes } from '../machine-drawing/machine-moment.ts';
import { addressOf } from '../machine-drawing/short-address.ts';
import { type ColumnState, columnStateOf, hasArea } from './column-state.ts';
import { processNamed, type Strip, stripsOf } from './strips.ts';

/** All that the drawing shows. */
export function twinOf(moment: MachineMoment): TwinTable[] {
  const { process: name, strips } = stripsOf(moment.play);
  const process = processNamed(moment.state, name);
  const { size = 0, resident = 0, minorFaults = 0, majorFaults = 0 } = process?.usage ?? {};
  const tables = strips
    .filter(({ from }) => hasArea(process, from))
    .map((strip) => stripTable(moment, strip));
  return [
    {
      caption: `Process ${name}`,
      columns: ['Counter', 'Value'],
      numeric: [1],
      rows: [
        ['VSS', formatBytes(size * pageBytes)],
        ['RSS', formatBytes(resident * pageBytes)],
        ['minflt', formatNumber(minorFaults)],
        ['majflt', formatNumber(majorFaults)],
      ],
    },
    ...(tables.length > 0
      ? tables
      : [{ caption: 'Pages', columns: ['Page'], rows: [], none: 'Nothing is mapped by a name.' }]),
  ];
}

function stripTable(moment: MachineMoment, strip: Strip): TwinTable {
  const { names, columns, file, bytes } = strip;
  const cache = file ? ['Page cache'] : [];
  return {
    caption: `Pages of ${names.join(', ')}, ${formatBytes(bytes)}${file ? ` of file ${file.name}` : ''}`,
    columns: ['Page', 'Address', 'Entry', 'What is behind it', ...cache, 'This step'],
    rows: columns.map(({ page, count }) => {
      const number = page - strip.from + 1;
      if (count > 1) {
        const label = `${formatNumber(number)} to ${formatNumber(number + count - 1)}`;
        return [label, addressOf(page), 'empty', 'nothing', ...(file ? ['no'] : []), ''];
      }
      const state = columnStateOf(moment, strip, page);
      const cached = state.cached === undefined ? 'no' : `frame ${state.cached}`;
      return [
        formatNumber(number),
        addressOf(page),
        entryText(state),
        behind(state),
        ...(file ? [cached] : []),
        stepText(state),
      ];
    }),
  };
}

function entryText({ entry }: ColumnState): string {
  if (entry.in === 'frame') return `frame ${entry.frame}, ${entry.writable ? 'rw' : 'r'}`;
  return entry.in === 'swap' ? `slot ${entry.slot} of swap` : 'empty';
}

function behind({ entry, zero, own }: ColumnState): string {
  if (zero) return 'the zero page';
  if (own !== undefined) return 'a frame of its own';
  return entry.in === 'frame' ? 'the page cache' : 'nothing';
}

function stepText({ touched, mapped, read }: ColumnState): string {
  const { fault, signal, accessed } = touched;
  const did = signal ?? (fault ? `${fault} fault` : accessed ? 'accessed' : mapped ? 'mapped' : '');
  const came = read === 'asked' ? 'read from disk' : read === 'ahead' ? 'read ahead' : '';
  return [did, came].filter(Boolean).join(', ');
}
