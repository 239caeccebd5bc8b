import { rounded } from '../../model/latency/duration.ts';
import { rungOf, rungs } from '../../model/latency/rungs.ts';
import { formatNumber } from '../../model/units.ts';
import { textWidth } from '../draw/geometry.ts';
import { Words } from '../draw/words.tsx';
import { isNow, type LatencyMoment } from './share.ts';
import { shortNames } from './short-names.ts';

interface ToScaleProps {
  moment: LatencyMoment;
  width: number;
  hide: boolean;
}

/** One access of RAM: a square of the figure paper. */
const square = 16;
const head = 64;
const breakWidth = 16;
/** CSS has 96 pixels to an inch of 25.4 mm. */
const meters = 0.0254 / 96;

const ram = rungOf('ram').each;
/** Beside its text a bar has to be this wide, else it goes below. */
const besideFrom = 384;
const rowHeight = (width: number): number => (width >= besideFrom ? 32 : 48);

export const toScaleHeight = (width: number): number => head + rungs.length * rowHeight(width) + 32;

/** Squares that are drawn of a bar that does not fit, a round number of them. */
export function squaresDrawn(width: number): number {
  const room = width >= besideFrom ? width - 80 - textWidth(longest, 11) - 16 : width - 16;
  return Math.max(Math.floor((room - breakWidth) / square / 5) * 5, 5);
}
const longest = '120,000: 12,000 × as drawn';

/** How many squares a wait is, in words. */
export function squaresOf(each: number): string {
  const count = each / ram;
  if (count < 1) return `1/${formatNumber(Math.round(1 / count))} of a square`;
  return count === 1 ? '1 square' : `${formatNumber(Math.round(count))} squares`;
}

/** How long the longest bar would be on the screen, had it no break. */
export const unbroken = (): string =>
  `${Math.round((rungs.at(-1)!.each / ram) * square * meters)} m`;

/** The linear truth: each wait beside an access of RAM, with a break where the screen ends. */
export function ToScale({ moment, width, hide }: ToScaleProps) {
  const beside = width >= besideFrom;
  const high = rowHeight(width);
  const drawn = squaresDrawn(width);
  return (
    <g class="to-scale">
      <Words x={8} y={18} as="head">
        To scale
      </Words>
      <Words x={8} y={38} as="note">
        a square of the paper is one access of RAM
      </Words>
      {moment.state.uses.map((use, place) => {
        const y = head + place * high;
        const count = use.each / ram;
        const whole = count <= drawn;
        const known = !hide || use.times > 0 || use.rung === 'ram';
        const top = y + (beside ? 0 : 16);
        const left = beside ? 80 : 8;
        const said = whole
          ? squaresOf(use.each)
          : `${formatNumber(count)}: ${formatNumber(rounded(count / drawn, 2))} × as drawn`;
        const after = Math.min(Math.ceil(count), drawn) * square + (whole ? 0 : breakWidth);
        const tone = isNow(moment, use) ? 'now' : place < 4 ? 'memory' : 'beyond';
        return (
          <g key={use.rung}>
            <Words x={8} y={y + 12} as="size">
              {shortNames[use.rung]}
            </Words>
            {known && (
              <>
                <path class={tone} d={bar(left, top, Math.min(count, drawn))} />
                {!whole && (
                  <path
                    class="break"
                    d={`M${left + drawn * square + 2} ${top + 18}l4 -20m2 20l4 -20`}
                  />
                )}
              </>
            )}
            <Words
              x={beside ? left + (known ? after + 8 : 0) : width - 8}
              y={y + 12}
              as="size"
              anchor={beside ? 'start' : 'end'}
            >
              {known ? said : '?'}
            </Words>
          </g>
        );
      })}
      <Words x={8} y={head + rungs.length * high + 20} as="note">
        {hide
          ? 'a bar with a break goes on beyond the screen'
          : `without a break, the disk’s bar is ${unbroken()} long`}
      </Words>
    </g>
  );
}

/** Squares in a row; of less than one, a sliver that can be seen. */
function bar(x: number, y: number, count: number): string {
  if (count < 1) return `M${x} ${y}h${Math.max(count * square, 0.75)}v15H${x}z`;
  return Array.from({ length: count }, (_, place) => `M${x + place * square} ${y}h15v15h-15z`).join(
    '',
  );
}
