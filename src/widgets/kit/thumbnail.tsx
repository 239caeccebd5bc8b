import type { FunctionComponent } from 'preact';
import type { FigureSpec } from './figure-spec.ts';
import { playOf } from './play.ts';
import { builtWidths } from './use-width.ts';

/** A figure's drawing alone, about halfway through its first scenario, for lists of figures. */
export function thumbnailOf<State, Event>(spec: FigureSpec<State, Event>): FunctionComponent {
  const { Picture, name, models, scenarios, firstStep } = spec;
  const played = playOf<State, Event>(models, scenarios[0]!.script, firstStep);
  if (!played.ok) throw new Error(`figure ${name}: its first scenario cannot be read`);
  const { play } = played;
  const moment = play.at(Math.ceil(play.last / 2));
  return () => (
    <div class={`fig-thumb ${name}`}>
      <Picture
        id={`thumb-${name}`}
        moment={moment}
        width={builtWidths.medium}
        ask={undefined}
        seek={() => {}}
      />
    </div>
  );
}
