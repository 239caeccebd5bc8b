import type { PolicyName } from '../../model/replacement/policies.ts';
import type { RaceLane } from '../../model/replacement/race-model.ts';
import { counted } from '../narrate/words.ts';

/** Names that are no abbreviations. */
const words: Partial<Record<PolicyName, string>> = {
  random: 'Random',
  'random-clock': 'Random CLOCK',
  linux: 'Linux',
  'working-set': 'Working set',
};

export const policyLabel = (policy: PolicyName): string => words[policy] ?? policy.toUpperCase();

/** How much memory a lane has, as its heading says it. */
export function framesLabel({ state, chosen }: RaceLane): string {
  return state.frames === null ? 'as many as it needs' : counted(chosen.frames, 'frame');
}

/** The name of a lane in a sentence: `FIFO`, or `FIFO with 3 frames` where others have more or fewer. */
export function laneLabel(lane: RaceLane, lanes: readonly RaceLane[]): string {
  const label = policyLabel(lane.chosen.policy);
  const alike = lanes.every(({ chosen }) => chosen.frames === lane.chosen.frames);
  return alike || lane.state.frames === null ? label : `${label} with ${framesLabel(lane)}`;
}
