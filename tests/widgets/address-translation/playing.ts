import type { PagingEvent } from '../../../src/model/paging/event.ts';
import { pagingModel } from '../../../src/model/paging/model.ts';
import type { PagingView } from '../../../src/model/paging/view.ts';
import { scenarios } from '../../../src/widgets/address-translation/scenarios.ts';
import type { Play } from '../../../src/widgets/kit/moment.ts';
import { playOf } from '../../../src/widgets/kit/play.ts';

/** A script that plays; a mistake in it ends the test. */
export function playing(script: string): Play<PagingView, PagingEvent> {
  const played = playOf<PagingView, PagingEvent>([pagingModel], script);
  if (!played.ok) throw new Error(JSON.stringify(played.error));
  return played.play;
}

/** A scenario of the figure by its name. */
export const scenario = (name: string): Play<PagingView, PagingEvent> =>
  playing(scenarios.find((one) => one.name === name)!.script);
