import type { MachineEvent } from '../../model/machine/event.ts';
import type { MachineState } from '../../model/machine/state.ts';
import type { Moment, Play } from '../kit/moment.ts';

export type MachineMoment = Moment<MachineState, MachineEvent>;
export type MachinePlay = Play<MachineState, MachineEvent>;

export const pageBytes = 4096;
