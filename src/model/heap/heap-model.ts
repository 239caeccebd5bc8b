import type { Model } from '../model.ts';
import { createAllocator } from './create-allocator.ts';
import { HeapEngine } from './heap-engine.ts';
import { Program } from './program.ts';
import { type HeapSettings, heapSettings } from './settings.ts';
import type { HeapModelEvent, HeapState } from './state.ts';
import { type HeapStatement, heapForms } from './statements.ts';

export const heapModel: Model<HeapSettings, HeapStatement, HeapState, HeapModelEvent> = {
  name: 'heap',
  summary: 'One heap with one allocator',
  settings: heapSettings,
  forms: heapForms,
  create: (settings) => new HeapEngine(settings.allocator, new Program(createAllocator(settings))),
};
