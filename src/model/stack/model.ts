import type { Model } from '../model.ts';
import { sizeWithin } from '../script/value.ts';
import type { StackEvent } from './event.ts';
import { StackEngine, type StackSettings } from './stack-engine.ts';
import { type StackStatement, stackForms } from './statements.ts';
import type { StackView } from './view.ts';

export const stackModel: Model<StackSettings, StackStatement, StackView, StackEvent> = {
  name: 'stack',
  summary: 'Frames of calls: where locals live, when they die, and what lies next to them.',
  settings: {
    // Four million of the smallest frames, each of which the model keeps.
    limit: [sizeWithin('a limit', 0, 64 * 1024 ** 2), 8 * 1024 ** 2],
    guard: [sizeWithin('the size of the guard', 0, 1024 ** 3), 4096],
  },
  forms: stackForms,
  create: (settings) => new StackEngine(settings),
};
