import type { CliffState } from '../../model/cliff/state.ts';
import { formatBytes } from '../../model/units.ts';
import { Drawing } from '../draw/drawing.tsx';
import { Words } from '../draw/words.tsx';
import type { PictureProps } from '../kit/figure-spec.ts';
import { counted } from '../narrate/words.ts';
import { CliffChart } from './cliff-chart.tsx';
import { extentOf } from './course.ts';
import { FramesGrid, pitch } from './frames-grid.tsx';
import { ProgramRows, rowHeight } from './program-rows.tsx';
import { percent } from './tell-cliff.ts';
import { tableHeight, VmstatTable } from './vmstat-table.tsx';

/** From this width on the machine and its instruments stand beside each other. */
const wideFrom = 640;
const gap = 24;

/** The machine, and what three instruments say of it: throughput, vmstat, and who waits. */
export function Picture({ id, moment, width, ask }: PictureProps<CliffState, never>) {
  const { play, state, step } = moment;
  const extent = extentOf(play);
  const wide = width >= wideFrom;
  const left = wide ? Math.floor((width * 0.38) / pitch) * pitch : width;
  const columns = Math.floor(left / pitch);
  const gridHeight = Math.ceil(state.ram.pages / columns) * pitch;
  const rowsAt = 24 + gridHeight + 32;
  const machineHeight = rowsAt + Math.max(extent.programs, 1) * rowHeight;
  const chartHeight = wide ? 264 : 224;
  const side = wide ? { x: left + gap, y: 0 } : { x: 0, y: machineHeight + gap };
  const room = width - side.x;
  const tableAt = side.y + chartHeight + 16;
  const height = Math.ceil(Math.max(machineHeight, tableAt + tableHeight + 2) / 8) * 8;
  const { ram, workingSets, frames, programs } = state;
  const before = step > 0 ? play.at(step - 1).state.frames : frames;
  const last = state.intervals.at(-1);
  return (
    <Drawing
      id={id}
      width={width}
      height={height}
      label={`RAM of ${counted(ram.pages, 'frame')}, working sets of ${percent(
        workingSets / ram.pages,
      )} of it; ${last ? `${last.references} pages of work in the last second` : 'no second has passed'}.`}
    >
      <Words x={0} y={14} as="head">
        RAM
      </Words>
      <Words x={40} y={14} as="size">
        {formatBytes(ram.pages * 4096)}, a square a frame
      </Words>
      <FramesGrid id={id} x={0} y={24} {...{ columns, frames, before }} />
      <Words x={0} y={rowsAt - 10} as="head">
        Programs
      </Words>
      <Words x={left} y={rowsAt - 10} as="size" anchor="end">
        pages in RAM + in swap
      </Words>
      <ProgramRows
        x={0}
        y={rowsAt}
        width={left}
        programs={programs.slice(0, Math.max(extent.programs, 1))}
        most={extent.pages}
      />
      <CliffChart
        x={side.x}
        y={side.y}
        width={room}
        height={chartHeight}
        {...{ state, ask }}
        share={extent.share}
      />
      <VmstatTable x={side.x} y={tableAt} width={room - 8} intervals={state.intervals} ask={ask} />
    </Drawing>
  );
}
