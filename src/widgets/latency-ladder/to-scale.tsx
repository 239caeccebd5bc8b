import { rounded } from '../../model/latency/duration.ts';
import { rungOf, rungs } from '../../model/latency/rungs.ts';
import { formatNumber } from '../../model/units.ts';
import { textWidth } from '../draw/geometry.ts';
import { Words } from '../draw/words.tsx';
import { isNow, type LatencyMoment, toneOf } from './share.ts';
import { shortNames } from './short-names.ts';

interface ToScaleProps {
  moment: LatencyMoment;
  width: number;
  hide: boolean;
}

/** One access of RAM: a square of the figure paper. */
const square = 16;
const head = 64;
/** Room for four slashes. */
const breakWidth = 32;
/** CSS has 96 pixels to an inch of 25.4 mm. */
const meters = 0.0254 / 96;

const ram = rungOf('ram').each;
/** Beside its text a long bar has to be this wide, else that stands below it. */
const besideFrom = 384;
const left = 80;
const longest = '120,000: 12,000 × as drawn';

/** Squares that are drawn of a bar that does not fit, a round number of them. */
export function squaresDrawn(width: number): number {
  const text = width >= besideFrom ? textWidth(longest, 11) + 16 : 8;
  return Math.max(Math.floor((width - left - text - breakWidth) / square / 5) * 5, 5);
}

/** Where each rung's row begins, and the end of all: a row is higher where text stands below its bar. */
function topsOf(width: number): readonly number[] {
  const drawn = squaresDrawn(width);
  let y = head;
  return [
    ...rungs.map(({ each }) => {
      const top = y;
      y += width < besideFrom && each / ram > drawn ? 48 : 32;
      return top;
    }),
    y,
  ];
}

export const toScaleHeight = (width: number): number => topsOf(width).at(-1)! + 48;

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
  const drawn = squaresDrawn(width);
  const tops = topsOf(width);
  return (
    <g class="to-scale">
      <Words x={8} y={18} as="head">
        To scale
      </Words>
      <Words x={8} y={38} as="note">
        a square of the paper is one access of RAM
      </Words>
      {moment.state.uses.map((use, place) => {
        const y = tops[place]!;
        const count = use.each / ram;
        const whole = count <= drawn;
        const below = !whole && width < besideFrom;
        const known = !hide || use.times > 0 || use.rung === 'ram';
        const end = left + (whole ? Math.ceil(count) : drawn) * square + (whole ? 0 : breakWidth);
        const said = whole
          ? squaresOf(use.each)
          : `${formatNumber(count)}: ${formatNumber(rounded(count / drawn, 2))} × as drawn`;
        return (
          <g key={use.rung}>
            <Words x={8} y={y + 12} as="size">
              {shortNames[use.rung]}
            </Words>
            {known && (
              <path
                class={isNow(moment, use) ? 'now' : toneOf(use)}
                d={bar(left, y, Math.min(count, drawn))}
              />
            )}
            {known && !whole && (
              <path class="break" d={slashes(left + drawn * square, y, count / drawn)} />
            )}
            <Words
              x={known && !below ? end + 8 : left}
              y={known && below ? y + 30 : y + 12}
              as="size"
            >
              {known ? said : '?'}
            </Words>
          </g>
        );
      })}
      <Words x={8} y={tops.at(-1)! + 20} as="note">
        each slash: about ten times as long
      </Words>
      <Words x={8} y={tops.at(-1)! + 38} as="note">
        {hide ? '' : `without them, the disk’s bar is ${unbroken()} long`}
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

/** A break: a slash for each power of ten that is left out, at least one. */
function slashes(x: number, y: number, times: number): string {
  const count = Math.max(Math.round(Math.log10(times)), 1);
  return Array.from({ length: count }, (_, place) => `M${x + 2 + place * 6} ${y + 18}l4 -20`).join(
    '',
  );
}
