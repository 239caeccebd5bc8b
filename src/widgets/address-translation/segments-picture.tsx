import { formatAddress, formatBytes } from '../../model/units.ts';
import { Block } from '../draw/block.tsx';
import { Drawing } from '../draw/drawing.tsx';
import { fitted } from '../draw/geometry.ts';
import { Slot } from '../draw/slot.tsx';
import { Words } from '../draw/words.tsx';
import { isAccess, type SegmentsMoment } from './focus.ts';
import { deed, faultWords, toned } from './labels.ts';
import { Way } from './way.tsx';

interface SegmentsPictureProps {
  id: string;
  moment: SegmentsMoment;
  width: number;
}

const height = 40;
const virtualTop = 104;
const physicalTop = 224;
const registersTop = 312;
const register = 40;

/** The address space over physical memory, each to scale, and the registers that lead from one to the other. */
export function SegmentsPicture({ id, moment, width }: SegmentsPictureProps) {
  const { segments, spaceBytes, scheme, access: last } = moment.state;
  const count = scheme === 'base' ? 1 : 4;
  const reach = physicalBytes(moment);
  const scaled = (bytes: number, of: number): number => Math.round((bytes / of) * width * 10) / 10;
  const access = isAccess(moment.statement) ? last : undefined;
  const address = Number(access?.address ?? 0);
  const from = scaled(address, spaceBytes);
  const to = access?.physical === undefined ? undefined : scaled(access.physical, reach);
  const columns = width >= 480 ? 2 : 1;
  const wide = (width - 16 * (columns - 1)) / columns;
  const bar = (
    y: number,
    name: string,
    bytes: number,
    spans: readonly [number, number, string][],
  ) => (
    <>
      <Words x={0} y={y === virtualTop ? y - 34 : y - 14}>
        {`${name}, ${formatBytes(bytes)}`}
      </Words>
      <Block {...{ id, x: 0, y, width, height }} free />
      {spans.map(([start, size, label]) => (
        <Block
          key={label}
          {...{ id, y, height }}
          x={scaled(start, bytes)}
          width={scaled(size, bytes)}
          name={label}
          size={formatBytes(size)}
        />
      ))}
      <Words x={width} y={y === virtualTop ? y - 34 : y + height + 16} as="address" anchor="end">
        {`0x0 to ${formatAddress(bytes)}`}
      </Words>
    </>
  );
  return (
    <Drawing
      {...{ id, width }}
      height={registersTop + Math.ceil(count / columns) * register}
      label={`${formatBytes(spaceBytes)} of addresses over ${formatBytes(reach)} of physical memory, to scale.`}
    >
      <Words x={0} y={13} as="note">
        {access ? deed(access.kind, false) : 'no access at this step'}
      </Words>
      <text class="asked" x={0} y={38}>
        {access?.address ?? '–'}
      </text>
      {access && (
        <Words x={width} y={38} as="note" anchor="end" {...toned(access.fault !== undefined)}>
          {access.fault ? faultWords[access.fault] : sumOf(access.physical!, access.offset)}
        </Words>
      )}
      {bar(
        virtualTop,
        'Address space',
        spaceBytes,
        segments.map((one) => [one.from, one.limit, one.name]),
      )}
      {segments.map((one) => {
        const start = physicalStart(one);
        const [a, b] = [one.from, one.to].map((at) => scaled(at, spaceBytes));
        const [c, d] = [start, start + one.limit].map((at) => scaled(at, reach));
        const [up, down] = [virtualTop + height, physicalTop];
        return (
          <path
            key={one.name}
            class="shift"
            d={`M${a} ${up}L${c} ${down}M${b} ${up}L${d} ${down}`}
          />
        );
      })}
      {count > 1 &&
        [1, 2, 3].map((one) => (
          <path
            key={one}
            class="share"
            d={`M${(width * one) / 4} ${virtualTop - 6}v${height + 12}`}
          />
        ))}
      {bar(
        physicalTop,
        'Physical memory',
        reach,
        segments.map((one) => [physicalStart(one), one.limit, one.name]),
      )}
      {access && address < spaceBytes && (
        <Way
          through={[
            { x: from, y: virtualTop - 20 },
            { x: from, y: virtualTop },
          ]}
        />
      )}
      {to !== undefined && (
        <Way
          through={[
            { x: from, y: virtualTop + height },
            { x: from, y: virtualTop + height + 24 },
            { x: to, y: virtualTop + height + 24 },
            { x: to, y: physicalTop },
          ]}
        />
      )}
      {Array.from({ length: count }, (_, number) => {
        const segment = segments.find((one) => one.number === number);
        const x = (number % columns) * (wide + 16);
        const y = registersTop + Math.floor(number / columns) * register;
        const now = access?.segment === number;
        const fault = now && access?.fault !== undefined;
        return (
          <Slot key={number} {...{ id, x, y, width: wide, now }} fault={fault}>
            <Words x={x + 8} y={y + 20}>
              {fitted(`${count > 1 ? `${number} ` : ''}${segment?.name ?? ''}`, 12, 72)}
            </Words>
            <Words x={x + 84} y={y + 20} as="address">
              {segment
                ? `${formatAddress(segment.base)}, ${formatBytes(segment.limit)} ${segment.grows}`
                : 'not set'}
            </Words>
            {fault && (
              <Words x={x + wide - 8} y={y + 20} as="note" tone="fault" anchor="end">
                {faultWords[access!.fault!]}
              </Words>
            )}
          </Slot>
        );
      })}
    </Drawing>
  );
}

/** `base + offset = physical address`. */
const sumOf = (physical: number, offset: number): string =>
  `${formatAddress(physical - offset)} ${offset < 0 ? '−' : '+'} ${formatAddress(Math.abs(offset))} = ${formatAddress(physical)}, physical`;

type Placed = SegmentsMoment['state']['segments'][number];

const physicalStart = ({ base, limit, grows }: Pick<Placed, 'base' | 'limit' | 'grows'>): number =>
  grows === 'down' ? base - limit : base;

/** Physical memory as far as any segment of the script reaches, in steps of a quarter of the address space. */
function physicalBytes({ state, play }: SegmentsMoment): number {
  const ends = play.script.statements.map((statement) => {
    const { base = 0n, limit = 0 } = statement as { base?: bigint; limit?: number };
    return Number(base) + limit;
  });
  const quarter = state.spaceBytes / 4;
  return Math.ceil(Math.max(state.spaceBytes, ...ends) / quarter) * quarter;
}
