import { formatAddress } from '../../model/units.ts';
import { Drawing } from '../draw/drawing.tsx';
import { type Box, textWidth } from '../draw/geometry.ts';
import { Slot } from '../draw/slot.tsx';
import { Target } from '../draw/target.tsx';
import { Words } from '../draw/words.tsx';
import type { Asking } from '../kit/question.ts';
import { AccessCard, cardHeight, plateMiddle } from './access-card.tsx';
import { askedIndices, hidesNumbers, indexOption } from './asked-index.ts';
import { EntrySlot } from './entry-slot.tsx';
import { FieldBits, FieldValue } from './field.tsx';
import { type Focus, type Level, settingsOf } from './focus.ts';
import { faultWords, flagLetters, staleWords, tlbWords, toned } from './labels.ts';
import type { LaidOutProps } from './laid-out-props.ts';
import { Nothing } from './nothing.tsx';
import { framesOf } from './page-column.tsx';
import { tlbFocusOf } from './tlb-focus.ts';
import { lineMiddle, tlbShape } from './tlb-shape.ts';
import { TlbTable } from './tlb-table.tsx';
import { Way } from './way.tsx';

/** The way runs down at the right. */
const gutter = 24;
const slotHeight = 48;
const valueWidth = 104;
/** The table's name and frame, left of its entry. */
const headWidth = 92;
const tlbTop = cardHeight + 28;

/** A narrow page: fields below each other, each with the entry of its table. */
export function RowsPicture({ id, moment, focus, width, ask, label }: LaidOutProps) {
  const { access, levels, page, offset } = focus;
  const { tlb, pageBytes } = moment.state;
  const right = width - gutter;
  // Beside its field where there is room, else below it.
  const beside = width >= 448;
  const slotX = beside ? 224 : 0;
  const slotDown = beside ? 0 : 52;
  const row = slotDown + slotHeight + (beside ? 24 : 16);
  const box = tlb && tlbShape(tlb, right);
  const rowsTop = box ? tlbTop + box.height + 24 : cardHeight + 24;
  const keyLines = keyIn(width);
  const keyTop = rowsTop + (levels.length + 1) * row;
  const height = keyTop + keyLines.length * 18;
  const slotAt = (at: number): Box => ({
    x: slotX,
    y: rowsTop + at * row + slotDown,
    width: right - slotX,
    height: slotHeight,
  });
  const middleOf = (at: number): number => slotAt(at).y + slotHeight / 2;
  const cellOf = (bits: number): number => Math.min(Math.floor((beside ? 192 : right) / bits), 16);
  const whole = levels.length;

  const seen = tlbFocusOf(moment, focus);
  const hit = access?.tlb === 'hit';
  const rowY =
    box && seen.set !== undefined
      ? tlbTop + lineMiddle(box, tlb!, seen.set, hit ? seen.way : undefined)
      : 0;
  const rail = right + 12;
  const line = (
    at: number,
    { name, low, bits, value }: { name: string; low: number; bits: number; value: number },
    /** A part of the offset is on the path, too, but leads into no table. */
    state: 'off' | 'on' | 'leads',
  ) => {
    const now = state !== 'off';
    const y = rowsTop + at * row;
    return (
      <>
        <FieldBits
          {...{ x: 0, y: y + 22, cell: cellOf(Math.max(bits, 1)), name, low, bits, value, now }}
        />
        <FieldValue
          {...{
            x: (beside ? 192 : right) - valueWidth,
            y: y - 4,
            width: valueWidth,
            bits,
            value,
            now,
          }}
          hidden={at < whole && hidesNumbers(ask, levels[at]!)}
        />
        {state === 'leads' && (
          <Way
            through={
              beside
                ? [
                    { x: 192, y: y + 8 },
                    { x: slotX, y: y + 8 },
                  ]
                : [
                    { x: right - 12, y: y + 20 },
                    { x: right - 12, y: y + slotDown },
                  ]
            }
          />
        )}
      </>
    );
  };
  const between = (from: number, to: number) => (
    <Way
      through={[
        { x: right, y: from },
        { x: rail, y: from },
        { x: rail, y: to },
        { x: right, y: to },
      ]}
    />
  );

  return (
    <Drawing {...{ id, width, height, label }}>
      {access?.tlb && box && (
        <Way
          bare={!hit}
          through={[
            { x: 6, y: plateMiddle },
            { x: 6, y: rowY },
            ...(hit
              ? [
                  { x: rail, y: rowY },
                  { x: rail, y: middleOf(whole) },
                ]
              : []),
            { x: right, y: hit ? middleOf(whole) : rowY },
          ]}
        />
      )}
      {levels.map((level, at) => {
        const next = levels[at + 1];
        const ends = !next || next.skipped;
        const goesOn = level.read && (ends ? page : next.read);
        return (
          goesOn && (
            <g key={level.name}>{between(middleOf(at) + 8, middleOf(ends ? whole : at + 1) - 8)}</g>
          )
        );
      })}

      <AccessCard {...{ moment, focus }} />
      {tlb && box && (
        <>
          <TlbTable
            {...{
              id,
              tlb,
              shape: box,
              focus: seen,
              ask,
              pageBytes,
              room: right - 196,
              x: 0,
              y: tlbTop,
            }}
            tags={settingsOf(moment).tags}
          />
          {access?.tlb && (
            <Words x={right} y={tlbTop - 11} as="note" anchor="end" {...toned(seen.stale)}>
              {seen.stale ? staleWords : tlbWords[access.tlb]}
            </Words>
          )}
        </>
      )}
      {levels.map((level, at) => (
        <g key={level.name}>
          {line(
            at,
            { ...level, value: level.index },
            level.read ? 'leads' : level.skipped && page ? 'on' : 'off',
          )}
          <Target
            id={at === 0 ? 'miss' : ''}
            label="A TLB miss: the tables are walked"
            ask={ask}
            box={{ ...slotAt(at), x: slotX + 3, width: right - slotX - 3 }}
          >
            <TableSlot {...{ id, focus, level, number: at, ask, box: slotAt(at) }} />
          </Target>
        </g>
      ))}
      {line(whole, { name: 'offset', low: 0, ...offset }, page ? 'leads' : 'off')}
      {page ? (
        <Slot {...{ id, ...slotAt(whole) }} now>
          <Words x={slotX + 8} y={slotAt(whole).y + 19}>
            {formatAddress(page.physical)}
          </Words>
          <Words x={slotX + 8} y={slotAt(whole).y + 38} as="note">
            {`physical, in ${framesOf(page, pageBytes)}`}
          </Words>
        </Slot>
      ) : (
        <Nothing {...slotAt(whole)} text="a page, in a frame" />
      )}
      {keyLines.map((text, at) => (
        <Words key={text} x={0} y={keyTop + 12 + at * 18} as="note">
          {text}
        </Words>
      ))}
    </Drawing>
  );
}

/** What the letters mean, in as many lines as it takes. */
function keyIn(width: number): string[] {
  const lines: string[] = [];
  for (const [, letter, meaning] of flagLetters) {
    const longer = `${lines.at(-1) ?? ''}${lines.length > 0 ? ', ' : ''}${letter} ${meaning}`;
    if (lines.length === 0 || textWidth(longer, 11) > width) lines.push(`${letter} ${meaning}`);
    else lines[lines.length - 1] = longer;
  }
  return lines;
}

interface TableSlotProps {
  id: string;
  focus: Focus;
  level: Level;
  number: number;
  ask: Asking | undefined;
  box: Box;
}

/** A table: its name, its frame, and the entry that the address has in it. */
function TableSlot({ id, focus, level, number, ask, box }: TableSlotProps) {
  const { name, read, index, skipped } = level;
  const { canonical } = focus;
  const table = canonical ? level.table : undefined;
  const { x, y } = box;
  if (!table) {
    return (
      <Nothing
        {...box}
        text={
          !canonical ? 'not looked at' : skipped ? `no ${name}: part of the offset` : `no ${name}`
        }
      />
    );
  }
  const hides = hidesNumbers(ask, level);
  const indices = askedIndices(ask, number) ?? (hides ? [] : [index]);
  const each = (box.width - headWidth - 4) / indices.length;
  const faulty = read !== undefined && focus.faulty === read;
  return (
    <Slot {...{ id, ...box }} now={read !== undefined}>
      <Words x={x + 8} y={y + 21}>
        {number === 0 ? `${name}, root` : name}
      </Words>
      <Words x={x + 8} y={y + 37} as="address">
        {`frame ${table.frame}`}
      </Words>
      {indices.map((one, at) => {
        const slot = { x: x + headWidth + at * each, y: y + 4, width: each - 4, height: 40 };
        return (
          <Target
            key={one}
            id={indexOption(number, one)}
            label={`${name} entry ${one}`}
            ask={ask}
            box={{ ...slot, x: slot.x + 4, width: slot.width - 8 }}
          >
            <EntrySlot
              {...{ id, ...slot, index: one, closed: hides }}
              entry={level.entry ?? read}
              now={read !== undefined && !faulty}
              fault={faulty ? faultWords[focus.access!.fault!] : undefined}
            />
          </Target>
        );
      })}
    </Slot>
  );
}
