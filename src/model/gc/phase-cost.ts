import type { HeapCollector, HeapPhase } from './heap-state.ts';

/** live: with what is alive; all: with every block, dead or alive; dead: with what goes. */
export type GrowsWith = 'live' | 'all' | 'dead';

export interface PhaseCost {
  readonly name: string;
  readonly growsWith: GrowsWith;
}

/** What the work of each phase of a collection grows with; phases in which the program runs cost nothing. */
export const phaseCosts: Readonly<Partial<Record<HeapPhase, PhaseCost>>> = {
  marking: { growsWith: 'live', name: 'marking' },
  sweeping: { growsWith: 'all', name: 'sweeping' },
  forwarding: { growsWith: 'all', name: 'new addresses' },
  updating: { growsWith: 'live', name: 'updating' },
  moving: { growsWith: 'live', name: 'moving' },
  copying: { growsWith: 'live', name: 'copying' },
  evacuating: { growsWith: 'live', name: 'evacuating' },
  counting: { growsWith: 'all', name: 'copying counts' },
  subtracting: { growsWith: 'all', name: 'subtracting' },
  separating: { growsWith: 'all', name: 'separating' },
  clearing: { growsWith: 'dead', name: 'letting go' },
  freeing: { growsWith: 'dead', name: 'freeing' },
};

/** Why a collector's longest pause is as long as it is: a clause to go on from 'because'. */
export const pauseReasons: Readonly<Record<HeapCollector, string>> = {
  'mark-sweep': 'it marks what lives and passes every block of the heap',
  compact: 'it marks what lives, passes every block, and then updates and moves what lives',
  copying: 'it copies what lives, word by word, and looks at nothing else',
  generational: 'most of its pauses copy only what lives in a small nursery',
  incremental: 'it stops for one slice of its budget at a time',
  refcount: 'it frees what the last cut has let go, and nothing else',
  'refcount-cycles':
    'it looks through all objects for cycles, and frees the rest as counts fall to 0',
};
