import { h } from 'preact';
import { render } from 'preact-render-to-string';
import type { MachineEvent } from '../../../src/model/machine/event.ts';
import { machineModel } from '../../../src/model/machine/model.ts';
import type { MachineState } from '../../../src/model/machine/state.ts';
import { Picture } from '../../../src/widgets/first-touch/picture.tsx';
import { scenarios } from '../../../src/widgets/first-touch/scenarios.ts';
import { playOf } from '../../../src/widgets/kit/play.ts';
import type { MachinePlay } from '../../../src/widgets/machine-drawing/machine-moment.ts';

export function playing(script: string): MachinePlay {
  const played = playOf<MachineState, MachineEvent>([machineModel], script);
  if (!played.ok) throw new Error(JSON.stringify(played.error));
  return played.play;
}

export const scenario = (name: string): MachinePlay =>
  playing(scenarios.find((one) => one.name === name)!.script);

export const draw = (play: MachinePlay, step: number, width: number): string =>
  render(h(Picture, { id: 'pic', moment: play.at(step), width, ask: undefined, seek: () => {} }));
