import type { Model } from '../model.ts';
import { oneOf, whole } from '../script/value.ts';
import { stackModel } from '../stack/model.ts';
import type { ProgramEvent } from './event.ts';
import { ProgramEngine } from './program-engine.ts';
import type { ProgramSettings } from './settings.ts';
import { type ProgramStatement, programForms } from './statements.ts';
import type { ProgramState } from './view.ts';

export const programModel: Model<ProgramSettings, ProgramStatement, ProgramState, ProgramEvent> = {
  name: 'program',
  summary: 'One program with its stack and its heap: what variables hold, and where they point.',
  settings: {
    ...stackModel.settings,
    heap: [oneOf('glibc', 'collected'), 'glibc'],
    tcache: [whole('chunks in a bin', 0, 65_535), 7],
  },
  forms: programForms,
  create: (settings) => new ProgramEngine(settings),
};
