import { formatBytes } from '../../model/units.ts';
import { fitted } from '../draw/geometry.ts';
import { Words } from '../draw/words.tsx';
import type { Asking } from '../kit/question.ts';
import type { MachineMoment } from '../machine-drawing/machine-moment.ts';
import { addressOf } from '../machine-drawing/short-address.ts';
import { counted } from '../narrate/words.ts';
import { columnStateOf, hasArea } from './column-state.ts';
import { ColumnView } from './column-view.tsx';
import {
  type Band,
  columnX,
  diskHeight,
  entryHeight,
  type Plan,
  type StripPlan,
  zeroHeight,
} from './geometry.ts';
import { drawnProcess, processNamed } from './strips.ts';

interface StripViewProps {
  id: string;
  plan: Plan;
  at: StripPlan;
  moment: MachineMoment;
  ask: Asking | undefined;
}

/** A block or a mapping: its pages, and below each what it leads to. */
export function StripView({ id, plan, at, moment, ask }: StripViewProps) {
  const { strip, head, bands } = at;
  const { names, from, to, bytes, file } = strip;
  const process = processNamed(moment.state, drawnProcess(moment.play));
  const mapped = hasArea(process, from);
  const name = names.join(', ');
  const start = plan.narrow ? '' : ` from ${addressOf(from)}`;
  const of = file ? `, file ${file.name}` : '';
  const what = mapped
    ? `${formatBytes(bytes)} on ${counted(to - from, 'page')}${start}${of}`
    : 'not there yet';
  const ended = process?.ended ? 'gone with its process' : what;
  return (
    <g>
      <Words x={0} y={head} as="head">
        {fitted(name, 14, 88)}
      </Words>
      <Words x={plan.left} y={head} as="note">
        {fitted(ended, 10.5, plan.width - plan.left)}
      </Words>
      {bands.map((band) => (
        <BandView key={band.y} {...{ id, plan, at, band, moment, ask, mapped }} />
      ))}
    </g>
  );
}

interface BandViewProps extends StripViewProps {
  band: Band;
  mapped: boolean;
}

function BandView({ plan, at, band, moment, ask, mapped }: BandViewProps) {
  const { layers, strip } = at;
  const { narrow, left } = plan;
  const { size, pitch } = at;
  const { y, columns } = band;
  const long = columns.length * pitch - 8;
  const label = (top: number | undefined, height: number, wide: string, short: string) =>
    top !== undefined && (
      <Words x={0} y={y + top + height / 2 + 4} as="note">
        {narrow ? short : wide}
      </Words>
    );
  return (
    <g>
      {label(layers.page, size, 'page', 'page')}
      {label(layers.entry, entryHeight, 'its entry', 'entry')}
      {label(layers.frame, size, 'own frame', 'own')}
      {label(layers.zero, zeroHeight, 'zero page', 'zeros')}
      {label(layers.cache, size, 'page cache', 'cache')}
      {label(layers.disk, diskHeight, 'on disk', 'disk')}
      {layers.zero !== undefined && (
        <g class="pg own-k">
          <rect x={left} y={y + layers.zero} width={long} height={zeroHeight} rx="1" />
          <Words x={left + long - 8} y={y + layers.zero + 14} as="size" anchor="end">
            {long < 200 ? 'frame 0' : 'frame 0, one for all'}
          </Words>
        </g>
      )}
      {columns.map((column, place) => (
        <ColumnView
          key={column.page}
          {...{ size, layers, strip, ask, mapped, y }}
          column={column}
          x={columnX(plan, at, place)}
          state={columnStateOf(moment, strip, column.page)}
        />
      ))}
    </g>
  );
}
