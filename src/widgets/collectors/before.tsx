import { hatchOf } from '../draw/drawing.tsx';
import { fitted } from '../draw/geometry.ts';
import { Words } from '../draw/words.tsx';
import { type HeapLayout, piecesOf, type Row } from './heap-layout.ts';
import { type HeapMoment, lookOf } from './look.ts';

interface BeforeProps {
  id: string;
  moment: HeapMoment;
  layout: HeapLayout;
  width: number;
  y: number;
  /** The step with which the last collection began. */
  began: number | undefined;
}

const top = 20;
const height = 20;

/** The heap as it lay when the last collection began, small: what has moved or gone since. */
export function Before({ id, moment, layout, width, y, began }: BeforeProps) {
  const strip = layout.flat ? layout : squeezed(layout, width);
  const look = began === undefined ? undefined : lookOf(moment.play.at(began - 1).state);
  return (
    <g transform={`translate(0 ${y})`} class="before">
      <Words x={0} y={12} as="note">
        {look ? 'before this collection' : 'before the first collection'}
      </Words>
      {strip.rows.map((row) => (
        <rect
          key={row.from}
          class="row-edge"
          x={row.x}
          y={top}
          width={(row.to - row.from) * strip.scale}
          height={height}
        />
      ))}
      {look?.blocks.flatMap((block) =>
        piecesOf(strip, block.address, Math.max(block.bytes, 8)).map((piece) => (
          <g key={`${block.id} ${piece.x}`} class={block.garbage ? 'was garbage' : 'was'}>
            <rect class="box" x={piece.x} y={top} width={piece.width} height={height} />
            {block.garbage && (
              <rect x={piece.x} y={top} width={piece.width} height={height} fill={hatchOf(id)} />
            )}
            {piece.begins && piece.width >= 14 && (
              <>
                {block.garbage && (
                  <rect class="plate" x={piece.x + 3} y={top + 3} width="11" height="14" />
                )}
                <Words x={piece.x + 5} y={top + 14} as="size">
                  {fitted(block.label, 11, piece.width - 6)}
                </Words>
              </>
            )}
          </g>
        )),
      )}
    </g>
  );
}

/** All rows behind each other in one line, as wide as there is room. */
function squeezed({ rows, ...layout }: HeapLayout, width: number): HeapLayout {
  const bytes = rows.reduce((sum, { from, to }) => sum + to - from, 0);
  const breaks = rows.filter(({ begins }) => begins).length - 1;
  const scale = (width - 8 * breaks) / bytes;
  let x = 0;
  const line = rows.map((row, index): Row => {
    if (row.begins && index > 0) x += 8;
    const at = { ...row, x, y: top };
    x += (row.to - row.from) * scale;
    return at;
  });
  return { ...layout, scale, rows: line };
}
