import { Moved } from '../draw/moved.tsx';
import { PageSquare } from '../draw/page-square.tsx';
import { Slot } from '../draw/slot.tsx';
import { Target } from '../draw/target.tsx';
import { Words } from '../draw/words.tsx';
import type { Asking } from '../kit/question.ts';
import type { MachineMoment } from '../machine-drawing/machine-moment.ts';
import { eventsOf } from '../narrate/machine/told.ts';
import { counted } from '../narrate/words.ts';
import { type Plan, slotMiddle, swapBox } from './geometry.ts';
import { type House, streetOf } from './houses.ts';
import { frameShown, ramOf } from './ram.ts';

interface RamViewProps {
  id: string;
  plan: Plan;
  moment: MachineMoment;
  ask: Asking | undefined;
}

/** The frames, and below them the slots of swap. */
export function RamView({ id, plan, moment, ask }: RamViewProps) {
  const { state, play } = moment;
  const { houses } = streetOf(play);
  const { frames, folded, slots } = ramOf(play);
  const { ram, form, slotHeight: height } = plan;
  const middle = ram.x + ram.width / 2;
  const copiedTo = new Map(eventsOf(moment.events, 'copied').map(({ to, from }) => [to, from]));
  const mapped = new Set(eventsOf(moment.events, 'mapped').map(({ frame }) => frame));
  const letters: Letter[] = [];
  const rows = frames.map((frame) => {
    const { free, word, holders } = frameShown(state, houses, frame);
    const y = slotMiddle(plan, play, frame)! - height / 2;
    const from = copiedTo.get(frame);
    letters.push(...lettersOf(plan, y, holders, `${frame}`));
    return (
      <Target
        key={frame}
        id={`frame-${frame}`}
        label={`frame ${frame}, ${word}`}
        ask={ask}
        box={{ x: ram.x, y, width: ram.width, height }}
      >
        <FrameSlot
          {...{ id, plan, y, free }}
          name={form === 'narrow' ? `${frame}` : `frame ${frame}`}
          word={
            from === undefined
              ? word
              : form === 'narrow'
                ? `copy of ${from}`
                : `copied from ${from}`
          }
          now={mapped.has(frame) || from !== undefined}
        />
      </Target>
    );
  });
  const below = plan.slots + frames.length * plan.slotPitch;
  const rest = foldedShown(moment);
  if (folded.size > 0) letters.push(...lettersOf(plan, below, rest.holders, 'folded'));
  return (
    <g>
      <Words x={middle} y={14} as="head" anchor="middle">
        RAM
      </Words>
      <Words x={middle} y={32} as="note" anchor="middle">
        frames of 4 KiB
      </Words>
      {rows}
      {folded.size > 0 && (
        <FoldedSlot {...{ id, plan }} y={below} count={rest.count} word={rest.word} />
      )}
      {letters.map(({ key, house, x, y }) => (
        <Moved key={key} x={x} y={y}>
          <PageSquare
            x={0}
            y={0}
            size={letterSize(plan)}
            owner={house.owner}
            letter={house.letter}
          />
        </Moved>
      ))}
      {slots.length > 0 && <SwapView {...{ id, plan, moment }} />}
    </g>
  );
}

/** A square in a frame: whose page it holds. Its key is the page's, so that a copy is seen to move. */
interface Letter {
  readonly key: string;
  readonly house: House;
  readonly x: number;
  readonly y: number;
}

const letterSize = ({ form }: Plan): number => (form === 'wide' ? 20 : 16);

function lettersOf(plan: Plan, y: number, holders: readonly House[], key: string): Letter[] {
  const { ram, form, slotHeight } = plan;
  const size = letterSize(plan);
  const left = ram.x + (form === 'wide' ? 76 : form === 'medium' ? 76 : 30);
  return holders.map((house, place) => ({
    key: `${house.name} ${key}`,
    house,
    x: left + place * (size + 3),
    y: form === 'wide' ? y + (slotHeight - size) / 2 : y + 4,
  }));
}

interface FrameSlotProps {
  id: string;
  plan: Plan;
  y: number;
  name: string;
  word: string;
  free: boolean;
  now: boolean;
}

/** A frame with its number, and what it holds: in two lines where it is narrow. */
function FrameSlot({ id, plan, y, name, word, free, now }: FrameSlotProps) {
  const { ram, form, slotHeight: height } = plan;
  const { x, width } = ram;
  if (form === 'wide')
    return <Slot {...{ id, x, y, width, height, word, free, now }} address={name} />;
  return (
    <g class={`two-lines${free ? ' free' : ''}`}>
      <Slot {...{ id, x, y, width, height, free, now }} />
      {free && (
        <>
          <rect class="plate" x={x + 4} y={y + 4} width={name.length * 7 + 8} height={14} />
          <rect class="plate" x={x + 4} y={y + 22} width={word.length * 7 + 6} height={14} />
        </>
      )}
      <Words x={x + 8} y={y + 15} as="address">
        {name}
      </Words>
      <Words x={x + 8} y={y + 33} as="note">
        {word}
      </Words>
    </g>
  );
}

/** The frames of the pages without a row: how many are held, what they are, and by whom. */
function foldedShown({ state, play }: MachineMoment) {
  const { houses } = streetOf(play);
  const used = [...ramOf(play).folded].map((frame) => frameShown(state, houses, frame));
  const held = used.filter(({ holders }) => holders.length > 0);
  const shared = held.filter(({ holders }) => holders.length > 1).length;
  const word = held.length === 0 ? 'free' : shared === 0 ? 'private' : `${shared} shared`;
  return {
    count: held.length,
    word,
    holders: houses.filter((house) => held.some((one) => one.holders.includes(house))),
  };
}

interface FoldedSlotProps {
  id: string;
  plan: Plan;
  y: number;
  count: number;
  word: string;
}

function FoldedSlot({ id, plan, y, count, word }: FoldedSlotProps) {
  const { ram, slotHeight, form } = plan;
  return (
    <g>
      <rect class="behind" x={ram.x + 4} y={y + 4} width={ram.width - 8} height={slotHeight} />
      <FrameSlot
        {...{ id, plan, y, word }}
        name={form === 'narrow' ? `×${count}` : counted(count, 'frame')}
        free={count === 0}
        now={false}
      />
    </g>
  );
}

function SwapView({ id, plan, moment }: { id: string; plan: Plan; moment: MachineMoment }) {
  const { state, play } = moment;
  const { houses } = streetOf(play);
  const { slots } = ramOf(play);
  const first = swapBox(plan, 0, slots.length);
  const last = swapBox(plan, slots.length - 1, slots.length);
  // Below the slots: cables come from above.
  const under = last.y + last.height + 18;
  return (
    <g>
      <Words x={first.x} y={under} as="head">
        Swap
      </Words>
      <Words x={first.x + 44} y={under} as="note">
        slots of 4 KiB on disk
      </Words>
      {slots.map((slot, place) => {
        const box = swapBox(plan, place, slots.length);
        const owners = houses.filter(({ name }) =>
          state.processes.some(
            (one) => one.name === name && one.pages.some((page) => page.slot === slot),
          ),
        );
        const cached = state.frames.some((frame) => frame.slot === slot);
        const free = owners.length === 0 && !cached;
        const word = free ? 'free' : owners.length === 0 ? 'copy' : '';
        return (
          <g key={slot} class={`two-lines${free ? ' free' : ''}`}>
            <Slot {...{ id, ...box, free }} />
            {free && (
              <rect class="plate" x={box.x + 4} y={box.y + 12} width={box.width - 8} height={16} />
            )}
            <Words x={box.x + 8} y={box.y + 24} as="address">
              {`slot ${slot}`}
            </Words>
            <Words x={box.x + box.width - 8} y={box.y + 24} as="note" anchor="end">
              {word}
            </Words>
            {owners.map((house, index) => (
              <PageSquare
                key={house.name}
                x={box.x + 64 - index * 22}
                y={box.y + 10}
                size={20}
                owner={house.owner}
                letter={house.letter}
                state="swapped"
              />
            ))}
          </g>
        );
      })}
    </g>
  );
}
