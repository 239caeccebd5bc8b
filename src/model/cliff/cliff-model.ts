import type { Model } from '../model.ts';
import { CliffEngine } from './cliff-engine.ts';
import { type CliffSettings, cliffSettings } from './settings.ts';
import type { CliffState } from './state.ts';
import { type CliffStatement, cliffForms } from './statements.ts';

/** `model cliff`: programs whose working sets fit into RAM, or don't, second by second. */
export const cliffModel: Model<CliffSettings, CliffStatement, CliffState, never> = {
  name: 'cliff',
  summary: 'Programs with working sets over one RAM, one CPU and one disk, second by second.',
  settings: cliffSettings,
  forms: cliffForms,
  create: (settings) => new CliffEngine(settings),
};
