import { useEffect, useRef, useState } from 'preact/hooks';
import type { TreeNode } from '../../grader/explanation.ts';
import { formatBytes } from '../../model/units.ts';
import { nearestCell } from './nearest-cell.ts';
import { type Cell, cellWords, SMALLEST } from './treemap-cells.ts';

interface Props {
  label: string;
  /** Laid out in a box of `width` by `HEIGHT`. */
  cellsIn: (width: number) => readonly Cell[];
  onGo: (child: TreeNode) => void;
  onUp: () => void;
}

export const HEIGHT = 368;
/** What a label needs, in px: for a few letters, for its size, for its whole name. Then in letters. */
const LABEL = { width: 44, height: 24, sizeWidth: 64, whole: 176, enough: 10 };
const LINE = 16;
const MARGIN = 8;
const PADDING = 12;
/** Width of a letter of the label, px: measured in Chromium at 11.5 px and 78 %. */
const LETTER = 7.04;
const NO_LABEL = { name: '', lines: 0, hasSize: false };

/** The cells, as large as their bytes: arrows move among them, Enter goes in, Backspace and Escape out. */
export function Treemap({ label, cellsIn, onGo, onUp }: Props) {
  const frame = useRef<HTMLDivElement>(null);
  const [width, setWidth] = useState(800);
  const [at, setAt] = useState('');
  useEffect(() => {
    const observer = new ResizeObserver(([entry]) => {
      if (entry) setWidth(Math.max(1, Math.round(entry.contentRect.width)));
    });
    observer.observe(frame.current!);
    return () => observer.disconnect();
  }, []);
  const cells = cellsIn(width);
  const targets = cells.filter(isTarget);
  const current = targets.some(({ key }) => key === at) ? at : targets[0]?.key;

  const keys = (event: KeyboardEvent) => {
    if (event.key === 'Backspace' || event.key === 'Escape') {
      event.preventDefault();
      event.stopPropagation();
      onUp();
      return;
    }
    const here = targets.findIndex(({ key }) => key === current);
    const to =
      event.key === 'Home'
        ? 0
        : event.key === 'End'
          ? targets.length - 1
          : nearestCell(targets, here, event.key);
    const next = targets[to];
    if (!next) return;
    event.preventDefault();
    frame.current?.querySelector<HTMLElement>(`[data-key="${next.key}"]`)?.focus();
  };
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: keys that its buttons don't take
    <div class="xp-map" ref={frame} style={{ height: `${HEIGHT}px` }} onKeyDown={keys}>
      <ul aria-label={label}>
        {cells.map((cell) => {
          const style = {
            ...{ left: `${(100 * cell.x) / width}%`, top: `${cell.y}px` },
            ...{ width: `${(100 * cell.width) / width}%`, height: `${cell.height}px` },
          };
          const { name, lines, hasSize } = labelOf(cell);
          const text = lines > 0 && (
            <>
              <span class="xp-cell-name" style={{ '-webkit-line-clamp': lines }}>
                {name}
              </span>
              {hasSize && <span class="xp-cell-size">{formatBytes(cell.bytes)}</span>}
            </>
          );
          return (
            <li
              key={cell.key}
              style={style}
              class={`xp-cell ${cell.fill}${lines > 0 ? '' : ' bare'}`}
            >
              {isTarget(cell) ? (
                <button
                  type="button"
                  data-key={cell.key}
                  tabIndex={cell.key === current ? 0 : -1}
                  title={cellWords(cell)}
                  onFocus={() => setAt(cell.key)}
                  onClick={() => onGo(cell.child!)}
                >
                  <span class="vh">{cellWords(cell)}</span>
                  <span aria-hidden="true">{text}</span>
                </button>
              ) : (
                <span class="xp-cell-in" title={cellWords(cell)}>
                  <span class="vh">{cellWords(cell)}</span>
                  <span aria-hidden="true">{text}</span>
                </span>
              )}
            </li>
          );
        })}
      </ul>
    </div>
  );
}

function isTarget({ child, width, height }: Cell): boolean {
  return child !== undefined && width >= SMALLEST && height >= SMALLEST;
}

/** Whether a text is told whole, or so much of it that it still says something. */
function fits(text: string, width: number, lines: number): boolean {
  const room = Math.floor((width - PADDING) / LETTER);
  return room >= LABEL.enough || text.length <= room * lines;
}

/** What of its name and size a cell has room for. */
function labelOf({ name, short, width, height }: Cell) {
  const rows = width < LABEL.width || height < LABEL.height ? 0 : (height - MARGIN) / LINE;
  const hasSize = rows >= 2 && width >= LABEL.sizeWidth;
  const lines = Math.floor(rows) - Number(hasSize);
  const told = width < LABEL.whole ? short : name;
  return fits(told, width, lines) ? { name: told, lines, hasSize } : NO_LABEL;
}
