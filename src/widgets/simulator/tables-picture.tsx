import { Drawing } from '../draw/drawing.tsx';
import { fitted, textWidth } from '../draw/geometry.ts';
import { Words } from '../draw/words.tsx';
import type { PictureProps, TwinTable } from '../kit/figure-spec.ts';
import type { AnyMoment } from './guest.ts';

type Props = PictureProps<unknown, unknown>;

const linePitch = 20;
/** Lines of a drawing: the same for each step, whatever there is to tell. */
const lines = 24;
const gap = 16;

/** A drawing of any state: its tables, as far as they fit; the text twin has the rest. */
export const tablesPicture = (tablesOf: (moment: AnyMoment) => readonly TwinTable[]) =>
  function TablesPicture({ id, moment, width }: Props) {
    const tables = tablesOf(moment).filter(({ rows }) => rows.length > 0);
    const { placed, left } = placedTables(tables);
    return (
      <Drawing
        id={id}
        width={width}
        height={(lines + 1) * linePitch}
        label={`The state of model ${moment.play.script.model.name} as tables; the text has them whole.`}
      >
        {placed.map(({ table, line, shown }) => (
          <Table key={table.caption} {...{ table, shown, width }} y={line * linePitch} />
        ))}
        {left > 0 && (
          <Words x={0} y={(lines + 1) * linePitch - 6} as="note">
            {`and ${left} ${left === 1 ? 'row' : 'rows'} more, in the text below`}
          </Words>
        )}
      </Drawing>
    );
  };

/** Each table gets a fair part of the lines: what short ones don't need, long ones have. */
function placedTables(tables: readonly TwinTable[]) {
  const placed: { table: TwinTable; line: number; shown: number }[] = [];
  let line = 0;
  let left = 0;
  tables.forEach((table, place) => {
    const fair = Math.floor((lines - line) / (tables.length - place)) - 3;
    const shown = Math.min(table.rows.length, Math.max(fair, 0));
    left += table.rows.length - shown;
    if (shown === 0) return;
    placed.push({ table, line, shown });
    line += shown + 3;
  });
  return { placed, left };
}

interface TableProps {
  table: TwinTable;
  y: number;
  shown: number;
  width: number;
}

function Table({ table: { caption, columns, rows }, y, shown, width }: TableProps) {
  const texts = [columns, ...rows.slice(0, shown)];
  const widths = columnWidths(texts, width);
  return (
    <g class="table">
      <Words x={0} y={y + 14} as="name">
        {fitted(caption.charAt(0).toUpperCase() + caption.slice(1), 12, width)}
      </Words>
      {texts.map((row, line) => {
        const base = y + (line + 2) * linePitch - 6;
        let x = 0;
        return (
          // Rows have no name of their own: their place is what tells them apart.
          <g key={line}>
            <path class="rule" d={`M0 ${base + 6}H${width}`} />
            {widths.map((room, column) => {
              const at = x;
              x += room + gap;
              return (
                <Words key={columns[column]} x={at} y={base} as={line === 0 ? 'note' : 'size'}>
                  {fitted(row[column] ?? '', line === 0 ? 12 : 11, room)}
                </Words>
              );
            })}
          </g>
        );
      })}
    </g>
  );
}

/** As wide as its longest text, at most what is left; columns without room are left out. */
function columnWidths(texts: readonly (readonly string[])[], width: number): number[] {
  const widths: number[] = [];
  let left = width;
  for (let column = 0; column < texts[0]!.length && left >= 40; column += 1) {
    const longest = Math.max(...texts.map((row) => textWidth(row[column] ?? '', 12)));
    const room = Math.min(Math.ceil(longest) + 2, left);
    widths.push(room);
    left -= room + gap;
  }
  return widths;
}
