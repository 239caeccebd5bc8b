import { engineOf } from '../engine.ts';
import type { Model } from '../model.ts';
import { oneOf, sizeWithin, whole } from '../script/value.ts';
import { type CollectorSettings, collectorOf } from './collector-of.ts';
import { HeapEngine } from './heap-engine.ts';
import type { HeapEvent, HeapState } from './heap-state.ts';
import type { GcState } from './state.ts';
import { gcForms, type Statement } from './statements.ts';
import { weakMarkSweep } from './weak-mark.ts';

/** The heap of a collector that needs one and was given none: more than any figure's objects take up. */
const roomyHeap = 1024 ** 2;

/**
 * Objects, references and a collector. Mark-sweep without a heap size is the plain graph of mark.ts,
 * where objects have no address and room never runs out; all else is a heap with addresses.
 */
export const gcModel: Model<CollectorSettings, Statement, GcState | HeapState, HeapEvent> = {
  name: 'gc',
  summary: 'objects, references and a garbage collector',
  settings: {
    collector: [
      oneOf(
        'mark-sweep',
        'refcount',
        'refcount-cycles',
        'compact',
        'copying',
        'generational',
        'incremental',
      ),
      'mark-sweep',
    ],
    heap: [sizeWithin('a size of the heap', 64), 0],
    nursery: [sizeWithin('a size of the nursery', 16), 0],
    barrier: [oneOf('on', 'off', 'insertion', 'deletion'), 'on'],
    budget: [whole('units of work in a slice', 1), 32],
  },
  forms: gcForms,
  create(settings) {
    if (settings.collector === 'mark-sweep' && settings.heap === 0) return engineOf(weakMarkSweep);
    return new HeapEngine(collectorOf({ ...settings, heap: settings.heap || roomyHeap }));
  },
};
