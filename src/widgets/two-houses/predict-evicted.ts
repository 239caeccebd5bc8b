import type { Option, Question } from '../kit/question.ts';
import { type MachineMoment, pageBytes } from '../machine-drawing/machine-moment.ts';
import { eventsOf } from '../narrate/machine/told.ts';
import { placeOf, sayPage } from '../narrate/place-of.ts';
import { type House, processNamed, streetOf } from './houses.ts';

export const pageTarget = (house: string, page: number): string => `page-${house}-${page}`;

/** Which page is put out to swap, where one has to make room. */
export function predictEvicted(now: MachineMoment, next: MachineMoment): Question | undefined {
  const { houses } = streetOf(now.play);
  const gone = eventsOf(next.events, 'evicted').flatMap(({ from }) => from);
  const limit = eventsOf(next.events, 'reclaimed').find(({ by }) => by === 'group')?.group;
  const resident = houses.flatMap((house) => residentOf(now, house));
  const right = resident.filter(({ house, page }) =>
    gone.some((one) => one.pid === house.pid && one.page === page),
  );
  if (right.length !== 1 || resident.length < 2) return undefined;
  const [answer] = right as [Resident];
  const group = processNamed(now.state, answer.house.name)!.group;
  const options = resident.map(({ id, label }): Option => ({ id, label }));
  const why = `Reclaim looks at pages in the order in which they came, the oldest first, and ${answer.label} is the first that it can take.`;
  return {
    prompt: `${next.operation} needs a frame, and ${limit === undefined ? 'RAM' : `group ${limit}`} has none to spare. Which page goes to swap?`,
    options,
    right: [answer.id],
    explain([picked]) {
      if (picked === answer.id) return why;
      const other = resident.find(({ id }) => id === picked)!;
      const its = processNamed(now.state, other.house.name)!.group;
      if (limit !== undefined && its !== group) {
        return `${other.house.name} is not in group ${limit}, so its pages don’t count there. ${why}`;
      }
      return why;
    },
  };
}

interface Resident extends Option {
  readonly house: House;
  readonly page: number;
}

function residentOf({ state }: MachineMoment, house: House): Resident[] {
  const process = processNamed(state, house.name);
  return house.rows.flatMap((page): Resident[] => {
    if (!process?.pages.some((one) => one.page === page && one.frame !== undefined)) return [];
    const place = placeOf(state, house.name, page * pageBytes, pageBytes);
    const what = place ? sayPage(place, page * pageBytes) : 'a page';
    return [{ id: pageTarget(house.name, page), label: `${what} (${house.name})`, house, page }];
  });
}
