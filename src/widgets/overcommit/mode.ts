import type { OomEvent } from '../../model/oom/events.ts';
import type { OomState, TaskView } from '../../model/oom/state.ts';
import type { Moment } from '../kit/moment.ts';

export type OomMoment = Moment<OomState, OomEvent>;

/** vm.overcommit_memory of the script. */
export const modeOf = ({ play }: OomMoment): number =>
  Number((play.script.chosen as { readonly overcommit?: number }).overcommit ?? 0);

export const modeWords: readonly string[] = ['0, guess', '1, always yes', '2, count'];

/** What a task has touched: in RAM or in swap; its page tables are not part of what was promised. */
export const touchedOf = ({ rss, swap }: TaskView): number => rss + swap;

type Weighed = Extract<OomEvent, { readonly kind: 'mapped' | 'refused' }>;

/** The answer that a step gave to a request for address space. */
export const answerOf = ({ events }: Pick<OomMoment, 'events'>): Weighed | undefined =>
  events.find((event): event is Weighed => event.kind === 'mapped' || event.kind === 'refused');
