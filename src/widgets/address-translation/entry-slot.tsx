import type { EntryView } from '../../model/paging/view.ts';
import { fitted, textWidth } from '../draw/geometry.ts';
import { Slot } from '../draw/slot.tsx';
import { Words } from '../draw/words.tsx';
import { flagLetters } from './labels.ts';

interface EntrySlotProps {
  id: string;
  x: number;
  y: number;
  width: number;
  height: number;
  index: number;
  /** What stands there; nothing where the entry was never used. */
  entry: EntryView | undefined;
  now?: boolean;
  /** The word for what is wrong with it. */
  fault?: string | undefined;
  /** Only which entry it is: what it holds is not told. */
  closed?: boolean;
}

const pad = 6;

/** An entry of a table: its index, the frame that it leads to, and its flags, each in its place. */
export function EntrySlot(props: EntrySlotProps) {
  const { id, x, y, width, height, index, entry, now = false, fault, closed } = props;
  const present = entry?.flags.includes('present') ?? false;
  const empty = !closed && !present;
  const leads = closed ? '' : present ? ` → ${entry!.frame}` : fault ? '' : ' empty';
  const room = width - 2 * pad;
  const text = fitted(`${index}${leads}`, 12, room);
  const step = Math.min(room / flagLetters.length, 12);
  // Beside the index where there is room, else below.
  const beside = textWidth(text, 12) + 70 <= room;
  return (
    <Slot {...{ id, x, y, width, height, now }} free={empty} fault={fault !== undefined}>
      {empty && <rect class="plate" x={x + 4} y={y + 4} width={width - 8} height={height - 8} />}
      <Words x={x + pad} y={y + 16}>
        {text}
      </Words>
      {present &&
        !closed &&
        flagLetters.map(([flag, letter], place) => {
          const set = entry!.flags.includes(flag);
          return (
            <text
              key={flag}
              class={set ? 'flag set' : 'flag'}
              x={x + pad + (place + 0.5) * step}
              y={y + 33}
              text-anchor="middle"
            >
              {set ? letter : '·'}
            </text>
          );
        })}
      {fault && (
        <Words
          x={beside ? x + width - pad : x + pad}
          y={y + (beside ? 16 : height - 7)}
          as="note"
          tone="fault"
          anchor={beside ? 'end' : 'start'}
        >
          {fault}
        </Words>
      )}
    </Slot>
  );
}
