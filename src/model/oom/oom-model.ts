import type { Model } from '../model.ts';
import type { OomEvent } from './events.ts';
import { OomEngine } from './oom-engine.ts';
import { type OomSettings, oomSettings } from './settings.ts';
import type { OomState } from './state.ts';
import { type OomStatement, oomForms } from './statements.ts';

/** `model oom`: tasks, groups, overcommit and the OOM killer. */
export const oomModel: Model<OomSettings, OomStatement, OomState, OomEvent> = {
  name: 'oom',
  summary: 'Tasks, groups, overcommit and the OOM killer.',
  settings: oomSettings,
  forms: oomForms,
  create: (settings) => new OomEngine(settings),
};
