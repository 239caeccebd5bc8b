import type { RaceLane } from '../../model/replacement/race-model.ts';
import { ruleChoices } from '../../model/replacement/rule-choices.ts';
import type { Question } from '../kit/question.ts';
import { why } from '../narrate/replacement.ts';
import { listed } from '../narrate/words.ts';
import { laneLabel, policyLabel } from './lane-label.ts';
import type { RaceMoment } from './race-columns.ts';
import { referencesOf } from './references.ts';

/** Pages to choose from; with more nobody reads the table any more. */
const mostOptions = 12;

/** Which page a lane will put out, of the pages that it has; another lane at every step. */
export function predictVictim(now: RaceMoment, next: RaceMoment): Question | undefined {
  const asked = next.state.lanes.flatMap((lane, index) => {
    const event = lane.events.find(({ kind }) => kind === 'evicted');
    return event?.kind === 'evicted' && isForeseeable(lane, now.state.lanes[index]!)
      ? [{ index, lane, event }]
      : [];
  });
  const one = asked[next.step % Math.max(asked.length, 1)];
  if (!one) return undefined;
  const { index, lane, event } = one;
  const before = now.state.lanes[index]!;
  const label = laneLabel(lane, next.state.lanes);
  const idOf = (page: number): string => `${index}-${page}`;
  const future = referencesOf(now.play)
    .slice(now.step)
    .map(({ page }) => page);
  return {
    prompt: `Page ${event.by} is next, and memory is full. Which page will ${label} put out?`,
    options: [...before.state.resident]
      .sort((a, b) => a.frame - b.frame)
      .map(({ page }) => ({ id: idOf(page), label: `Page ${page}` })),
    right: [idOf(event.page)],
    explain([answer]) {
      const page = Number(answer?.split('-')[1]);
      const right = `${label} puts out page ${event.page}, ${why(event.cause, lane.chosen.policy)}.`;
      if (answer === undefined || page === event.page) return right;
      return `${meant(before, page, future)} ${right}`;
    },
  };
}

/** Chance can't be foreseen, and pages that leave a working set make room for nobody. */
function isForeseeable({ chosen: { policy } }: RaceLane, before: RaceLane): boolean {
  const { length } = before.state.resident;
  const byChance = policy === 'random' || policy === 'random-clock';
  return !byChance && policy !== 'working-set' && length > 1 && length <= mostOptions;
}

/** Whose rule would have put out this page. */
function meant({ state, chosen }: RaceLane, page: number, future: readonly number[]): string {
  // Nobody means UNOPT: it is the worst rule, and picks what a slip picks.
  const choices = ruleChoices(state, future).filter(
    ({ rule, pages }) => rule !== chosen.policy && rule !== 'unopt' && pages.includes(page),
  );
  const named = (exact: boolean): string =>
    listed(
      choices
        .filter(({ pages }) => (pages.length === 1) === exact)
        .map(({ rule }) => policyLabel(rule)),
      6,
    );
  const sure = named(true);
  if (sure) return `Page ${page} is what ${sure} would put out of this memory.`;
  const tied = named(false);
  if (tied) return `${tied} could put out page ${page}, which ties with another there.`;
  const one = state.resident.find((resident) => resident.page === page);
  const known = one ? `: loaded at step ${one.loadedAt}, used last at step ${one.usedAt}` : '';
  return `No textbook rule puts out page ${page} here${known}.`;
}
