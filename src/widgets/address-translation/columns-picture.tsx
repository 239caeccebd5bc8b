import { Drawing } from '../draw/drawing.tsx';
import { Target } from '../draw/target.tsx';
import { Words } from '../draw/words.tsx';
import { AccessCard, cardHeight, plateMiddle, plateWidth } from './access-card.tsx';
import { hidesNumbers } from './asked-index.ts';
import type { ColumnsShape } from './columns-shape.ts';
import { FieldBits, FieldValue } from './field.tsx';
import { settingsOf, wholeOffset } from './focus.ts';
import { flagKey, staleWords, tlbWords, toned } from './labels.ts';
import type { LaidOutProps } from './laid-out-props.ts';
import { PageColumn } from './page-column.tsx';
import { headHeight, stripHeight, TableColumn } from './table-column.tsx';
import { slotsOf } from './table-slots.ts';
import { tlbFocusOf } from './tlb-focus.ts';
import { lineMiddle, tlbShape } from './tlb-shape.ts';
import { TlbTable } from './tlb-table.tsx';
import { Way } from './way.tsx';

const tlbLeft = 208;
const tlbTop = 24;

/** A wide page: fields beside each other, each over its table, so that the way leads down and to the right. */
export function ColumnsPicture(props: LaidOutProps & { shape: ColumnsShape }) {
  const { id, moment, focus, shape, width, ask, label } = props;
  const { access, levels, page, offset, canonical, address } = focus;
  const { columns, gap, cell } = shape;
  const { tlb, pageBytes } = moment.state;
  const last = columns.at(-1)!;
  const gate = last.x - gap / 2;
  const tlbWidth = gate - 16 - tlbLeft;
  const box = tlb && tlbShape(tlb, tlbWidth);
  const cellsTop = Math.max(cardHeight, tlbTop + (box?.height ?? 0)) + 44;
  const valuesTop = cellsTop + 28;
  const headTop = valuesTop + 40;
  const headMiddle = headTop + headHeight / 2;
  const bodyTop = headTop + headHeight;
  const height = bodyTop + stripHeight + 52;

  const seen = tlbFocusOf(moment, focus);
  const hit = access?.tlb === 'hit';
  const rowY =
    box && seen.set !== undefined
      ? tlbTop + lineMiddle(box, tlb!, seen.set, hit ? seen.way : undefined)
      : 0;
  // Under a large page the offset takes in the fields of the levels that there are not.
  const whole = wholeOffset(focus);
  const wholeX = columns[whole.from]!.x;
  const down = (x: number) => (
    <Way
      through={[
        { x, y: valuesTop + 24 },
        { x, y: headTop },
      ]}
    />
  );

  return (
    <Drawing {...{ id, width, height, label }}>
      {/* The way lies below what it leads through. */}
      {access?.tlb && box && (
        <Way
          bare={!hit}
          through={[
            { x: plateWidth(moment, focus), y: plateMiddle },
            { x: tlbLeft - 16, y: plateMiddle },
            { x: tlbLeft - 16, y: rowY },
            ...(hit
              ? [
                  { x: gate, y: rowY },
                  { x: gate, y: headMiddle },
                  { x: last.x, y: headMiddle },
                ]
              : [{ x: gate, y: rowY }]),
          ]}
        />
      )}
      {levels.map((level, at) => {
        const { x, width: wide } = columns[at]!;
        if (!level.read) return null;
        const slot = slotsOf(focus, level, at, ask, stripHeight).find((one) => one.own);
        const next = levels[at + 1];
        const ends = !next || next.skipped;
        const goesOn = ends ? page !== undefined : next.read !== undefined;
        const from = bodyTop + (slot ? slot.y + slot.height / 2 : 0);
        const turn = x + wide + gap / 2;
        return (
          <g key={level.name}>
            {down(x + wide / 2)}
            {goesOn && (
              <Way
                through={[
                  { x: x + wide, y: from },
                  { x: turn, y: from },
                  { x: turn, y: headMiddle },
                  { x: ends ? last.x : columns[at + 1]!.x, y: headMiddle },
                ]}
              />
            )}
          </g>
        );
      })}
      {page && down(last.x + last.width / 2)}

      <AccessCard {...{ moment, focus }} />
      {tlb && box ? (
        <TlbTable
          {...{
            id,
            tlb,
            shape: box,
            focus: seen,
            ask,
            pageBytes,
            room: tlbWidth - 56,
            x: tlbLeft,
            y: tlbTop,
          }}
          tags={settingsOf(moment).tags}
        />
      ) : (
        <Words x={tlbLeft} y={13} as="note">
          no TLB
        </Words>
      )}
      {access?.tlb && (
        <Words x={last.x} y={rowY + 4} as="note" {...toned(seen.stale)}>
          {seen.stale ? staleWords : tlbWords[access.tlb]}
        </Words>
      )}

      {levels.map((level, at) => {
        const { x, width: wide } = columns[at]!;
        const { name, low, bits, index: value } = level;
        const now = level.read !== undefined || (level.skipped && page !== undefined);
        const column = (
          <TableColumn {...{ id, x, y: headTop, width: wide, focus, level, number: at, ask }} />
        );
        return (
          <g key={name}>
            <FieldBits {...{ x, y: cellsTop, cell, name, low, bits, value, now }} />
            {at < whole.from && (
              <FieldValue
                {...{ x, y: valuesTop, width: wide, bits, value, now }}
                hidden={hidesNumbers(ask, level)}
              />
            )}
            {at > 0 ? (
              !level.skipped && column
            ) : (
              <Target
                id="miss"
                label="A TLB miss: the tables are walked"
                ask={ask}
                box={{ x: x + 3, y: headTop, width: wide - 3, height: headHeight }}
              >
                {column}
              </Target>
            )}
          </g>
        );
      })}
      <FieldBits
        {...{ x: last.x, y: cellsTop, cell, name: 'offset', low: 0, now: page !== undefined }}
        {...offset}
      />
      <FieldValue
        {...{ x: wholeX, y: valuesTop, width: last.x + last.width - wholeX }}
        {...whole}
        now={page !== undefined}
      />
      {!canonical && levels.length > 1 && (
        <FieldBits
          {...{ x: columns[1]!.x, y: bodyTop + 40, cell: 16, now: false }}
          name="Not alike, so no table is read: bits"
          low={moment.state.addressBits - 1}
          bits={65 - moment.state.addressBits}
          value={Number(address >> BigInt(moment.state.addressBits - 1))}
        />
      )}
      <PageColumn {...{ id, x: last.x, y: headTop, width: last.width, page, pageBytes }} />
      <Words x={0} y={height - 26} as="note">
        Strips are to scale: a whole table from its first entry, a whole page from its first byte.
      </Words>
      <Words x={0} y={height - 8} as="note">
        {flagKey}
      </Words>
    </Drawing>
  );
}
