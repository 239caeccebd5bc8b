import { hatchOf } from '../draw/drawing.tsx';
import { fitted } from '../draw/geometry.ts';
import { Moved } from '../draw/moved.tsx';
import { Slot } from '../draw/slot.tsx';
import { Target } from '../draw/target.tsx';
import { Words } from '../draw/words.tsx';
import type { Asking } from '../kit/question.ts';
import { indexOption } from './asked-index.ts';
import { EntrySlot } from './entry-slot.tsx';
import type { Focus, Level } from './focus.ts';
import { Nothing } from './nothing.tsx';
import { slotsOf } from './table-slots.ts';
import { Way } from './way.tsx';

export const headHeight = 40;
/** 4 KiB to scale: a square of the paper is 256 bytes. */
export const stripHeight = 256;
export const stripWidth = 16;
const slotLeft = 24;

interface TableHeadProps {
  id: string;
  x: number;
  y: number;
  width: number;
  name: string;
  where: string;
  now: boolean;
}

/** What the strip below is, and the frame that it lies in. */
export function TableHead({ name, where, ...box }: TableHeadProps) {
  const { x, y, width } = box;
  return (
    <Slot {...box} height={headHeight}>
      <Words x={x + 8} y={y + 17}>
        {fitted(name, 12, width - 12)}
      </Words>
      <Words x={x + 8} y={y + 32} as="address">
        {fitted(where, 11, width - 12)}
      </Words>
    </Slot>
  );
}

interface TableColumnProps {
  id: string;
  x: number;
  /** The top of the head. */
  y: number;
  width: number;
  focus: Focus;
  level: Level;
  number: number;
  ask: Asking | undefined;
}

/** A table: its head, its entries to scale in a strip, and enlarged those that matter. */
export function TableColumn({ id, x, y, width, focus, level, number, ask }: TableColumnProps) {
  const { table, name, read, index } = level;
  const top = y + headHeight;
  if (!table)
    return (
      <Nothing
        {...{ x, y, width }}
        height={headHeight}
        text={focus.canonical ? `no ${name}` : 'not looked at'}
      />
    );
  const at = (one: number): number => top + ((one + 0.5) / table.entryCount) * stripHeight;
  const slots = slotsOf(focus, level, number, ask, stripHeight);
  const own = slots.find((slot) => slot.own);
  const strip = { x, y: top, width: stripWidth, height: stripHeight };
  return (
    <g>
      <TableHead
        {...{ id, x, y, width }}
        name={number === 0 ? `${name}, the root` : name}
        where={`frame ${table.frame}`}
        now={read !== undefined}
      />
      <rect class="plate" {...strip} />
      <rect {...strip} fill={hatchOf(id)} />
      {table.entries.map((entry) => (
        <path key={entry.index} class="in-use" d={`M${x} ${at(entry.index)}h${stripWidth}`} />
      ))}
      <rect class="strip" {...strip} />
      {slots.map((slot) => (
        <path
          key={slot.index}
          class="strip"
          d={`M${x + stripWidth} ${at(slot.index)}L${x + slotLeft} ${top + slot.y + slot.height / 2}`}
        />
      ))}
      {read && own && (
        <Way
          bare
          through={[
            { x: x + 8, y: top - 2 },
            { x: x + 8, y: at(index) },
            { x: x + slotLeft, y: top + own.y + own.height / 2 },
          ]}
        />
      )}
      {slots.map((slot) => {
        const { height } = slot;
        const box = { x: x + slotLeft, y: top + slot.y, width: width - slotLeft, height };
        return (
          <Target
            key={slot.index}
            id={indexOption(number, slot.index)}
            label={`${name} entry ${slot.index}`}
            ask={ask}
            box={{ x: box.x + 2, y: box.y + 2, width: box.width - 4, height: height - 4 }}
          >
            <Moved x={box.x} y={box.y}>
              <EntrySlot
                {...{ id, x: 0, y: 0, width: box.width, height }}
                {...slot}
                y={0}
                now={slot.own && read !== undefined && !slot.fault}
              />
            </Moved>
          </Target>
        );
      })}
    </g>
  );
}
