import type { MachineEvent } from '../../model/machine/event.ts';
import type { MachineState, ProcessState } from '../../model/machine/state.ts';
import { formatAddress } from '../../model/units.ts';
import { Drawing } from '../draw/drawing.tsx';
import { fitted } from '../draw/geometry.ts';
import { letterAt, type Owner, ownerAt } from '../draw/owner.ts';
import { PageSquare } from '../draw/page-square.tsx';
import { Words } from '../draw/words.tsx';
import type { PictureProps } from '../kit/figure-spec.ts';
import { ContentSquares } from '../machine-drawing/content-squares.tsx';
import { type Content, contentsOf } from '../machine-drawing/contents.ts';
import { pageBytes } from '../machine-drawing/machine-moment.ts';
import { eventsOf } from '../narrate/machine/told.ts';
import { counted } from '../narrate/words.ts';
import { houseHeight, namePitch, regionCounts, rowPitch, shapeOf } from './machine-shape.ts';
import { Places } from './places.tsx';

type Props = PictureProps<MachineState, MachineEvent>;

/** Processes with their pages, counted by region, and every frame of RAM and slot of swap. */
export function MachinePicture({ id, moment, width }: Props) {
  const { state, play, frame } = moment;
  const { houses, top, frames, slots, housesWidth, height, ...shape } = shapeOf(play, width);
  const contents = contentsOf(state);
  const moved = new Set(eventsOf(frame.events, 'mapped').map(({ pid, page }) => `${pid}-${page}`));
  const out = new Set(eventsOf(frame.events, 'swapped-out').map(({ slot }) => slot));
  const isNow = ({ key, where, number }: Content): boolean =>
    where === 'ram' ? moved.has(key) : out.has(number);
  const held = (place: Content['where']) => contents.filter(({ where }) => where === place);
  const scale = (per: number): string => (per === 1 ? 'a square 4 KiB' : `a square ${per} pages`);
  return (
    <Drawing
      id={id}
      width={width}
      height={height}
      label={`A machine with ${state.processes.length === 1 ? '1 process' : `${state.processes.length} processes`}, ${state.ram.free} of ${counted(state.ram.pages, 'frame')} free, ${state.swap.pages - state.swap.free} of ${counted(state.swap.pages, 'slot')} of swap in use.`}
    >
      <Words x={0} y={14} as="head">
        Processes
      </Words>
      <Words x={housesWidth} y={14} as="size" anchor="end">
        pages by region
      </Words>
      {state.processes.slice(0, houses).map((process, place) => (
        <House
          key={process.pid}
          process={process}
          y={top + place * houseHeight}
          width={housesWidth}
          owner={ownerAt(place)}
          letter={letterAt(place)}
        />
      ))}
      <Names
        processes={state.processes}
        y={shape.namesTop}
        most={shape.names}
        width={housesWidth}
        hidden={state.processes.length - houses}
      />
      <Words x={frames.x} y={frames.y - 14} as="head">
        RAM
      </Words>
      <Words x={frames.x + frames.width} y={frames.y - 14} as="size" anchor="end">
        {`${state.ram.free} of ${state.ram.pages} free, ${scale(frames.per)}`}
      </Words>
      <Places id={id} grid={frames} contents={held('ram')} now={isNow} />
      {slots ? (
        <>
          <Words x={slots.x} y={slots.y - 14} as="head">
            Swap
          </Words>
          <Words
            x={Math.max(slots.x + slots.width, frames.x + frames.width)}
            y={slots.y - 14}
            as="size"
            anchor="end"
          >
            {`on disk, ${state.swap.free} of ${state.swap.pages} free`}
          </Words>
          <Places id={id} grid={slots} contents={held('swap')} now={isNow} />
        </>
      ) : (
        <Words x={frames.x} y={frames.y + frames.height + 24} as="head">
          No swap
        </Words>
      )}
      <ContentSquares contents={contents} ram={frames} swap={slots} now={isNow} />
    </Drawing>
  );
}

interface NamesProps {
  processes: readonly ProcessState[];
  y: number;
  /** Rows that there is room for. */
  most: number;
  width: number;
  /** Processes that are not drawn. */
  hidden: number;
}

/** What scripts gave names to: blocks, mappings and objects, and how much of each is in RAM. */
function Names({ processes, y, most, width, hidden }: NamesProps) {
  const all = processes.flatMap(({ named, pages }, place) =>
    named.filter(({ freed }) => !freed).map((one) => ({ ...one, pages, letter: letterAt(place) })),
  );
  const shown = all.slice(0, all.length > most ? most - 1 : most);
  const more = [
    all.length > shown.length ? `${all.length - shown.length} more names` : '',
    hidden > 0 ? `${hidden} more ${hidden === 1 ? 'process' : 'processes'}` : '',
  ].filter(Boolean);
  return (
    <g class="names">
      <Words x={0} y={y - 14} as="head">
        Names
      </Words>
      <Words x={width} y={y - 14} as="size" anchor="end">
        {more.length > 0 ? `${more.join(', ')}: in the text` : all.length === 0 ? 'none yet' : ''}
      </Words>
      {shown.map(({ name, address, bytes, pages, letter }, line) => {
        const first = Math.floor(address / pageBytes);
        const end = Math.max(Math.ceil((address + bytes) / pageBytes), first + 1);
        const here = pages.filter(
          ({ page, frame }) => first <= page && page < end && frame !== undefined,
        ).length;
        const base = y + 8 + line * namePitch;
        return (
          // Names come and go: their place is what tells them apart.
          <g key={line}>
            <Words x={0} y={base} as="name">
              {fitted(`${letter}: ${name}`, 12, labelWidth - 8)}
            </Words>
            <Words x={labelWidth} y={base} as="address">
              {formatAddress(address)}
            </Words>
            <Words x={width} y={base} as="size" anchor="end">
              {`${here} of ${end - first} in RAM`}
            </Words>
          </g>
        );
      })}
    </g>
  );
}

interface HouseProps {
  process: ProcessState;
  y: number;
  width: number;
  owner: Owner;
  letter: string;
}

const labelWidth = 104;
/** `513 of 513, 128 a square`. */
const countWidth = 172;
const square = 12;
const pitch = 14;

/** A process: a row of squares for each region, those in RAM first, then those in swap. */
function House({ process, y, width, owner, letter }: HouseProps) {
  const { name, pid, usage, ended } = process;
  const roomFor = Math.max(Math.floor((width - labelWidth - countWidth) / pitch), 2);
  return (
    <g class="house">
      <PageSquare x={0} y={y} size={24} owner={owner} letter={letter} />
      <Words x={32} y={y + 16} as="name">
        {fitted(name, 12, width / 2 - 32)}
      </Words>
      <Words
        x={width}
        y={y + 16}
        as={ended ? 'note' : 'size'}
        anchor="end"
        {...(ended && { tone: 'fault' as const })}
      >
        {ended
          ? `ended, status ${ended.exitCode}`
          : fitted(`pid ${pid}, ${usage?.resident ?? 0} in RAM`, 11, width / 2)}
      </Words>
      {!ended &&
        regionCounts(process).map(({ region, mapped, resident, swapped }, line) => {
          const at = y + 32 + line * rowPitch;
          const all = resident + swapped;
          const per = Math.max(2 ** Math.ceil(Math.log2(Math.max(all, 1) / roomFor)), 1);
          const cells = Math.ceil(all / per);
          return (
            <g key={region}>
              <Words x={0} y={at + 11} as="size">
                {region}
              </Words>
              {Array.from({ length: cells }, (_, cell) => (
                <PageSquare
                  key={cell}
                  x={labelWidth + cell * pitch}
                  y={at}
                  size={square}
                  owner={owner}
                  state={cell * per < resident ? 'resident' : 'swapped'}
                />
              ))}
              <Words x={width} y={at + 11} as="size" anchor="end" tone="quiet">
                {mapped === 0
                  ? 'not mapped'
                  : `${all} of ${mapped}${per > 1 ? `, ${per} a square` : ''}`}
              </Words>
            </g>
          );
        })}
    </g>
  );
}
