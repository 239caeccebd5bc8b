import type { TlbView } from '../../model/paging/view.ts';
import { formatBytes } from '../../model/units.ts';
import { fitted, textWidth } from '../draw/geometry.ts';
import { ownerAt } from '../draw/owner.ts';
import { PageSquare } from '../draw/page-square.tsx';
import { Slot } from '../draw/slot.tsx';
import { Target } from '../draw/target.tsx';
import { Words } from '../draw/words.tsx';
import type { Asking } from '../kit/question.ts';
import { flagLetters, pageNumber } from './labels.ts';
import type { TlbFocus } from './tlb-focus.ts';
import { cellAt, cellHeight, setLabel, type TlbShape, windowFrom } from './tlb-shape.ts';

/** Left of the sets’ names the way can come down. */
const labelLeft = 16;

interface TlbTableProps {
  id: string;
  x: number;
  y: number;
  tlb: TlbView;
  shape: TlbShape;
  focus: TlbFocus;
  /** Entries say whose they are. */
  tags: boolean;
  pageBytes: number;
  ask: Asking | undefined;
  /** Pixels for what is said beside its name. */
  room: number;
}

/** The TLB: a line a set, and in it the ways, each with a page's number and its frame. */
export function TlbTable({
  id,
  x,
  y,
  tlb,
  shape,
  focus,
  tags,
  pageBytes,
  ask,
  room,
}: TlbTableProps) {
  const { set, way } = focus;
  const first = windowFrom(set ?? 0, shape.sets, tlb.sets);
  const firstWay = windowFrom(way ?? 0, shape.ways, tlb.ways);
  const said = saidOf(tlb, shape).find((one) => one.length * 6 <= room);
  const wide = setLabel + shape.columns * (shape.cell + 8) - 8;
  return (
    <Target
      id="hit"
      label="A TLB hit"
      ask={ask}
      box={{ x: x + 3, y: y - 1, width: wide - 6, height: shape.height }}
    >
      <Words x={x + labelLeft} y={y - 11} as="head">
        TLB
      </Words>
      <Words x={x + setLabel} y={y - 11} as="note">
        {said}
      </Words>
      {Array.from({ length: shape.sets }, (_, row) => {
        const number = first + row;
        const asked = number === set;
        const { y: top } = cellAt(shape, row, 0);
        return (
          <g key={number}>
            <g class={asked ? 'value now' : ''}>
              {asked && <rect x={x + labelLeft - 4} y={y + top} width={44} height={cellHeight} />}
              <Words x={x + labelLeft} y={y + top + 16} as={asked ? 'name' : 'address'}>
                {`set ${number}`}
              </Words>
            </g>
            {Array.from({ length: shape.ways }, (_, place) => {
              const at = firstWay + place;
              const corner = cellAt(shape, row, place);
              const now = asked && at === way;
              return (
                <TlbCell
                  key={at}
                  {...{ id, tags, pageBytes, now }}
                  x={x + corner.x}
                  y={y + corner.y}
                  width={shape.cell}
                  entry={tlb.entries.find((one) => one.set === number && one.way === at)}
                  fault={now && focus.stale}
                />
              );
            })}
          </g>
        );
      })}
    </Target>
  );
}

/** How it is built, and how much of it is drawn; the longest that fits is said. */
function saidOf({ sets, ways }: TlbView, shape: TlbShape): string[] {
  const of = (shown: number, all: number): string =>
    shown < all ? `${shown} of ${all}` : `${all}`;
  const each = ways === 1 ? 'one way a set' : `${of(shape.ways, ways)} ways a set`;
  const some = shape.sets < sets ? `, ${of(shape.sets, sets)} sets` : '';
  return [`${each}${some}`, each, `${ways} ways`, ''];
}

interface TlbCellProps {
  id: string;
  x: number;
  y: number;
  width: number;
  entry: TlbView['entries'][number] | undefined;
  now: boolean;
  fault: boolean;
  tags: boolean;
  pageBytes: number;
}

/** What an entry allows, or that its page is large, is told as far as there is room. */
function TlbCell({ entry, tags, pageBytes, ...box }: TlbCellProps) {
  const { x, y, width } = box;
  if (!entry) return <Slot {...box} height={cellHeight} free />;
  const left = x + (tags ? 26 : 8);
  const large = entry.pageBytes > pageBytes;
  const letters = flagLetters
    .filter(([flag]) => !'present accessed'.includes(flag) && entry.flags.includes(flag))
    .map(([, letter]) => letter)
    .join('');
  const said = large ? formatBytes(entry.pageBytes) : letters;
  const text = `${pageNumber(entry.address, pageBytes)} → ${entry.frame}`;
  const room = x + width - 6 - left;
  return (
    <Slot {...box} height={cellHeight}>
      {tags && (
        <PageSquare
          x={x + 4}
          y={y + 4}
          size={16}
          owner={ownerAt(entry.space)}
          letter={`${entry.space}`}
        />
      )}
      <Words x={left} y={y + 16} as="address">
        {fitted(text, 11, room)}
      </Words>
      {textWidth(`${text} ${said}`, 11) <= room && (
        <Words x={x + width - 6} y={y + 16} as="address" anchor="end">
          {said}
        </Words>
      )}
    </Slot>
  );
}
