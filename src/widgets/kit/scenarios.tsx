import { useState } from 'preact/hooks';
import type { ScriptError } from '../../model/script/error.ts';
import type { FigureSpec, Scenario } from './figure-spec.ts';

interface ScenariosProps<State, Event> {
  spec: FigureSpec<State, Event>;
  now: Scenario | undefined;
  /** The script is none of the scenarios'. */
  own: boolean;
  /** It is the one that the lesson gave the figure. */
  given: boolean;
  onChoose: (scenario: Scenario) => void;
  onLoad: (script: string) => ScriptError | undefined;
}

/** The stories that a figure tells; some can be told again with other numbers. */
export function Scenarios<State, Event>(props: ScenariosProps<State, Event>) {
  const { spec, now, own, given, onChoose, onLoad } = props;
  const [seed, setSeed] = useState(0);
  /** The scenario whose numbers were changed. */
  const [varied, setVaried] = useState<Scenario>();
  const base = now ?? (own ? varied : undefined);
  const { vary } = base ?? {};

  return (
    <div class="scenarios">
      <fieldset aria-label="Scenarios">
        {spec.scenarios.map((one) => (
          <button
            key={one.name}
            type="button"
            class="b"
            aria-pressed={one === now}
            onClick={() => {
              setVaried(undefined);
              onChoose(one);
            }}
          >
            {one.title}
          </button>
        ))}
        {vary && (
          <button
            type="button"
            class="b quiet"
            onClick={() => {
              setVaried(base);
              setSeed(seed + 1);
              onLoad(vary(seed + 1));
            }}
          >
            New numbers
          </button>
        )}
      </fieldset>
      <p>
        {now?.about ??
          (given
            ? 'A script made for this lesson. Read and change it under “Script”.'
            : varied
              ? `${varied.about} With other numbers.`
              : 'A script of your own.')}
      </p>
    </div>
  );
}
