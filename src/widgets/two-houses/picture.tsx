import type { MachineEvent } from '../../model/machine/event.ts';
import type { MachineState } from '../../model/machine/state.ts';
import { Drawing } from '../draw/drawing.tsx';
import { Words } from '../draw/words.tsx';
import type { PictureProps } from '../kit/figure-spec.ts';
import { lookedThrough } from '../machine-drawing/looked-through.ts';
import { counted, listed } from '../narrate/words.ts';
import { Cables } from './cables.tsx';
import { planOf } from './geometry.ts';
import { HouseView } from './house-view.tsx';
import { streetOf } from './houses.ts';
import { RamView } from './ram-view.tsx';

/** Processes left and right of the frames that their pages lead to. */
export function Picture({ id, moment, width, ask }: PictureProps<MachineState, MachineEvent>) {
  const { play, state } = moment;
  const plan = planOf(play, width);
  const { houses } = streetOf(play);
  const most = Math.max(
    ...lookedThrough(play).flatMap((one) =>
      one.state.processes.map(({ usage }) => usage?.size ?? 1),
    ),
  );
  const names = listed(houses.map(({ name, letter }) => `${letter} ${name}`));
  return (
    <Drawing
      id={id}
      width={width}
      height={plan.height}
      label={`${names} at the sides, between them ${counted(state.ram.pages, 'frame')} of RAM, of which those are drawn that matter here.`}
    >
      {plan.houses.map((at) => (
        <HouseView key={at.house.name} {...{ plan, at, moment, most, ask }} />
      ))}
      <RamView {...{ id, plan, moment, ask }} />
      <Cables {...{ plan, moment }} />
      {plan.foot.lines.map((line, place) => (
        <Words key={line} x={0} y={plan.foot.y + 16 * place} as="note">
          {line}
        </Words>
      ))}
    </Drawing>
  );
}
