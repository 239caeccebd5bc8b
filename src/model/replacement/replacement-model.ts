import type { Model } from '../model.ts';
import type { ReplacementEvent } from './events.ts';
import { ReplacementEngine } from './replacement-engine.ts';
import { type ReplacementSettings, replacementSettings } from './settings.ts';
import type { ReplacementState } from './state.ts';
import { type ReplacementStatement, replacementForms } from './statements.ts';

/** `model replacement`: one reference string through one policy. */
export const replacementModel: Model<
  ReplacementSettings,
  ReplacementStatement,
  ReplacementState,
  ReplacementEvent
> = {
  name: 'replacement',
  summary: 'One reference string through one page replacement policy.',
  settings: replacementSettings,
  forms: replacementForms,
  // The whole script, because OPT and UNOPT have to know what is to come.
  create: (settings, script) => new ReplacementEngine(settings, script),
};
