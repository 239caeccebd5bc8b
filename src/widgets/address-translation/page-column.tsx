import { formatAddress, formatBytes } from '../../model/units.ts';
import { Slot } from '../draw/slot.tsx';
import { Words } from '../draw/words.tsx';
import type { Focus } from './focus.ts';
import { Nothing } from './nothing.tsx';
import { headHeight, stripHeight, stripWidth, TableHead } from './table-column.tsx';
import { Way } from './way.tsx';

interface PageColumnProps {
  id: string;
  x: number;
  y: number;
  width: number;
  page: Focus['page'];
  pageBytes: number;
}

/** `frame 42 = 0x2a`, or the frames that a large page has. */
export const framesOf = (
  { frame, bytes }: NonNullable<Focus['page']>,
  pageBytes: number,
): string =>
  bytes > pageBytes
    ? `frames ${frame}–${frame + bytes / pageBytes - 1}`
    : `frame ${frame} = ${formatAddress(frame)}`;

/** The page that the way ends in, to scale, with the byte that was asked for. */
export function PageColumn({ id, x, y, width, page, pageBytes }: PageColumnProps) {
  if (!page) return <Nothing {...{ x, y, width }} height={headHeight} text="a page, in a frame" />;
  const top = y + headHeight;
  const at = top + (page.offset / page.bytes) * stripHeight;
  const slot = Math.min(Math.max(Math.round(at - 20), top + 8), top + stripHeight - 40);
  return (
    <g>
      <TableHead
        {...{ id, x, y, width }}
        name={`the page, ${formatBytes(page.bytes)}`}
        where={framesOf(page, pageBytes)}
        now
      />
      <rect class="page" x={x} y={top} width={stripWidth} height={stripHeight} />
      <Way
        bare
        through={[
          { x: x + 8, y: top - 2 },
          { x: x + 8, y: at },
          { x: x + 24, y: slot + 20 },
        ]}
      />
      <Slot {...{ id, x: x + 24, y: slot, width: width - 24 }} height={40} now>
        <Words x={x + 32} y={slot + 16}>
          {formatAddress(page.physical)}
        </Words>
        <Words x={x + 32} y={slot + 33} as="note">
          physical address
        </Words>
      </Slot>
    </g>
  );
}
