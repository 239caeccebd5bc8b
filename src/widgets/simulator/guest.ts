import type { FigureSpec } from '../kit/figure-spec.ts';
import type { Moment } from '../kit/moment.ts';

/** Any model's moment: what it means is known to the guest of its model. */
export type AnyMoment = Moment<unknown, unknown>;
type AnySpec = FigureSpec<unknown, unknown>;

/** How a model is drawn and told: most are the guests of a figure of their own. */
export type Guest = Pick<AnySpec, 'name' | 'word' | 'narrate' | 'readings' | 'twin' | 'Picture'> &
  Partial<Pick<AnySpec, 'operation' | 'predict'>>;

/** A figure's spec is one of moments of its own model; the table of guests says of which. */
export const guestOf = <State, Event>(
  spec: Omit<FigureSpec<State, Event>, 'models' | 'scenarios' | 'legend' | 'title' | 'summary'>,
): Guest => spec as unknown as Guest;
