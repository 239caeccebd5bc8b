import type { Model } from '../model.ts';
import type { MachineEvent } from './event.ts';
import { MachineEngine } from './machine-engine.ts';
import { type MachineSettings, machineSettings } from './settings.ts';
import type { MachineState } from './state.ts';
import { type MachineStatement, machineForms } from './statements.ts';

export const machineModel: Model<MachineSettings, MachineStatement, MachineState, MachineEvent> = {
  name: 'machine',
  summary: 'processes with stack and heap, page tables, RAM, swap and the OOM killer',
  settings: machineSettings,
  forms: machineForms,
  create: (settings) => new MachineEngine(settings),
};
