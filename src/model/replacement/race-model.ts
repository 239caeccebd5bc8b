import { type Lane, type SideBySideState, sideBySide } from '../side-by-side.ts';
import type { ReplacementEvent } from './events.ts';
import { replacementModel } from './replacement-model.ts';
import type { ReplacementSettings } from './settings.ts';
import type { ReplacementState } from './state.ts';

/** What lanes of a race differ in. */
type RaceChoice = Pick<ReplacementSettings, 'policy' | 'frames'>;

export type RaceLane = Lane<RaceChoice, ReplacementState, ReplacementEvent>;
export type RaceState = SideBySideState<RaceChoice, ReplacementState, ReplacementEvent>;

/** `model race`: one reference string through several policies, or through memories of several sizes. */
export const raceModel = sideBySide(replacementModel, {
  name: 'race',
  summary: 'One reference string through several page replacement policies, side by side.',
  by: { policy: ['fifo', 'lru', 'opt'], frames: [3] },
});
