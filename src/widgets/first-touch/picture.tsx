import type { MachineEvent } from '../../model/machine/event.ts';
import type { MachineState } from '../../model/machine/state.ts';
import { formatBytes } from '../../model/units.ts';
import { Drawing } from '../draw/drawing.tsx';
import { Words } from '../draw/words.tsx';
import type { PictureProps } from '../kit/figure-spec.ts';
import { pageBytes } from '../machine-drawing/machine-moment.ts';
import { listed } from '../narrate/words.ts';
import { planOf } from './geometry.ts';
import { SizeBar } from './size-bar.tsx';
import { StripView } from './strip-view.tsx';
import { processNamed, stripsOf } from './strips.ts';

/** The pages of what a script names, each over its entry, its frame, the page cache and the disk. */
export function Picture({ id, moment, width, ask }: PictureProps<MachineState, MachineEvent>) {
  const { play, state } = moment;
  const plan = planOf(play, width);
  const { process, strips } = stripsOf(play);
  const { size = 0, resident = 0 } = processNamed(state, process)?.usage ?? {};
  const names = listed(strips.map(({ names: all }) => all.join(', ')));
  return (
    <Drawing
      id={id}
      width={width}
      height={plan.height}
      label={`Process ${process}: ${formatBytes(resident * pageBytes)} in memory of ${formatBytes(size * pageBytes)} of addresses${names === '' ? '' : `; page by page ${names}`}.`}
    >
      <SizeBar plan={plan} moment={moment} />
      {plan.strips.map((at) => (
        <StripView key={at.strip.from} {...{ id, plan, at, moment, ask }} />
      ))}
      <Words x={0} y={plan.foot} as="note">
        {plan.narrow
          ? 'Not drawn: code, stack, page tables.'
          : 'Not drawn: code, stack, page tables. A square is a page of 4 KiB, counted from 1.'}
      </Words>
    </Drawing>
  );
}
