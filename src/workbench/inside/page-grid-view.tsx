import { useId, useMemo } from 'preact/hooks';
import { movedBy } from './moved-by.ts';
import { drawPages, layoutPages, type PageUse } from './page-grid.ts';
import { useWidth } from './use-width.ts';

interface Props {
  pages: readonly PageUse[];
  /** The page that is looked at. */
  chosen: number;
  label: string;
  /** What is said of the chosen page. */
  says: string;
  onChoose: (page: number) => void;
}

/**
 * A square a page, or for several where there are thousands. Four paths hold all of them, so that
 * 16,384 pages are drawn as fast as ten.
 */
export function PageGrid({ pages, chosen, label, says, onChoose }: Props) {
  const hatch = useId();
  const { ref, width } = useWidth<HTMLDivElement>(800);
  const layout = useMemo(() => layoutPages(pages.length, width), [pages.length, width]);
  const paths = useMemo(() => drawPages(pages, layout), [pages, layout]);
  const { pagesEach, columns, rows, size, pitch, squares } = layout;
  const square = Math.floor(chosen / pagesEach);

  const point = (event: PointerEvent) => {
    const box = (event.currentTarget as Element).getBoundingClientRect();
    const column = Math.floor((event.clientX - box.left) / pitch);
    const row = Math.floor((event.clientY - box.top) / pitch);
    const hit = row * columns + column;
    if (column >= 0 && column < columns && hit >= 0 && hit < squares) onChoose(hit * pagesEach);
  };
  const keys = (event: KeyboardEvent) => {
    const page = columns * 4;
    const to = movedBy(event.key, { at: square, last: squares - 1, line: columns, page });
    if (to === undefined) return;
    event.preventDefault();
    onChoose(to * pagesEach);
  };
  const cursor = { x: (square % columns) * pitch, y: Math.floor(square / columns) * pitch };
  return (
    <div
      class="pages"
      ref={ref}
      role="slider"
      tabIndex={0}
      aria-label={label}
      aria-valuemin={0}
      aria-valuemax={squares - 1}
      aria-valuenow={square}
      aria-valuetext={says}
      onKeyDown={keys}
    >
      <svg
        width={columns * pitch}
        height={rows * pitch}
        viewBox={`-1 -1 ${columns * pitch} ${rows * pitch}`}
        aria-hidden="true"
        onPointerDown={point}
      >
        <defs>
          <pattern
            id={hatch}
            width="4"
            height="4"
            patternUnits="userSpaceOnUse"
            patternTransform="rotate(45)"
          >
            <path class="pages-stroke" d="M0 0V4" />
          </pattern>
        </defs>
        <path class="pages-free" d={paths.free} fill={`url(#${hatch})`} />
        <path class="pages-engine" d={paths.engine} />
        <path class="pages-program" d={paths.program} />
        <path class="pages-outline" d={paths.outline} />
        <rect
          class="pages-cursor"
          x={cursor.x - 1}
          y={cursor.y - 1}
          width={size + 2}
          height={size + 2}
        />
      </svg>
    </div>
  );
}
