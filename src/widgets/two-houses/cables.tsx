import { Cable } from '../draw/cable.tsx';
import { DropCable } from '../machine-drawing/drop-cable.tsx';
import { entryOf, touchedAt } from '../machine-drawing/entry-of.ts';
import type { MachineMoment } from '../machine-drawing/machine-moment.ts';
import { type HousePlan, type Plan, rowMiddle, slotMiddle, swapBox } from './geometry.ts';
import { foldedPages, processNamed } from './houses.ts';
import { ramOf } from './ram.ts';

/** From each page to the frame or the slot that its entry names. */
export function Cables({ plan, moment }: { plan: Plan; moment: MachineMoment }) {
  return (
    <g>
      {plan.houses.map((at) => (
        <HouseCables key={at.house.name} {...{ plan, at, moment }} />
      ))}
    </g>
  );
}

function HouseCables({ plan, at, moment }: { plan: Plan; at: HousePlan; moment: MachineMoment }) {
  const { state, play } = moment;
  const { house, side, square } = at;
  const { owner } = house;
  const process = processNamed(state, house.name);
  if (!process) return null;
  const { slots } = ramOf(play);
  const left = side === 'left';
  const port = left ? square + plan.squareSize : square;
  const edge = left ? plan.ram.x : plan.ram.x + plan.ram.width;
  const folded = foldedPages(house, process).find(({ frame }) => frame !== undefined);
  const foldedAt = folded && slotMiddle(plan, play, folded.frame!);
  let drops = 0;
  return (
    <g>
      {house.rows.map((page) => {
        const entry = entryOf(state, process, page);
        const from = { x: port, y: rowMiddle(plan, at, page) };
        if (entry.in === 'swap') {
          const place = slots.indexOf(entry.slot);
          if (place < 0) return null;
          const box = swapBox(plan, place, slots.length);
          drops += 1;
          const gap = plan.ram.x - plan.side;
          const via = port + (left ? 1 : -1) * (8 + ((drops * 6) % Math.max(gap - 20, 6)));
          const to = { x: box.x + box.width / 2, y: box.y };
          return <DropCable key={page} {...{ from, to, via, owner }} />;
        }
        if (entry.in !== 'frame') return null;
        const y = slotMiddle(plan, play, entry.frame);
        if (y === undefined) return null;
        const { fault } = touchedAt(moment, process, page);
        const kind = fault ? 'fault' : entry.cow ? 'cow' : 'mapped';
        return <Cable key={page} {...{ from, kind, owner }} to={{ x: edge, y }} />;
      })}
      {foldedAt !== undefined && (
        <Cable
          from={{ x: port, y: rowMiddle(plan, at, 'folded') }}
          to={{ x: edge, y: foldedAt }}
          kind={entryOf(state, process, folded!.page).in === 'frame' && isCow() ? 'cow' : 'mapped'}
          owner={owner}
        />
      )}
    </g>
  );

  function isCow(): boolean {
    const entry = entryOf(state, process, folded!.page);
    return entry.in === 'frame' && entry.cow;
  }
}
