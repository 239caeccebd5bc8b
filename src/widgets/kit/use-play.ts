import { useCallback, useMemo, useState } from 'preact/hooks';
import { printError, type ScriptError } from '../../model/script/error.ts';
import { within } from '../../model/trace.ts';
import { encode, type Saved } from './address.ts';
import type { FigureSpec, Scenario } from './figure-spec.ts';
import type { Play } from './moment.ts';
import { inLines, onOneLine, playOf } from './play.ts';

interface At<State, Event> {
  readonly play: Play<State, Event>;
  readonly step: number;
}

/** What a figure begins with: a scenario of its own, or a script of the lesson's. */
export interface Home {
  readonly scenario?: string | undefined;
  readonly script?: string | undefined;
  readonly step?: number | undefined;
}

/**
 * The script that a figure plays, and where it stands in it.
 *
 * @throws Error if the lesson's script cannot be read, so that the build fails, not the page.
 */
export function usePlay<State, Event>(spec: FigureSpec<State, Event>, home: Home) {
  const start = useMemo(() => begin(spec, home), [spec]);
  const [now, setNow] = useState(start);
  const [before, setBefore] = useState<At<State, Event>>();
  const { play, step } = now;
  const scenario = spec.scenarios.find(({ script }) => script === play.source);

  const seek = useCallback(
    (to: number) => setNow((at) => ({ ...at, step: within(to, at.play.last) })),
    [],
  );
  /** Plays a script; where it can't be read, nothing changes and the mistake comes back. */
  const load = (source: string, at = 0): ScriptError | undefined => {
    const played = playOf<State, Event>(spec.models, source, spec.firstStep);
    if (!played.ok) return played.error;
    setBefore(undefined);
    setNow(standing(played.play, at));
    return undefined;
  };
  const choose = (one: Scenario): void => {
    load(one.script, one.step);
  };
  const restore = ({ script, step: at }: Saved): string | undefined => {
    const mistake = load(sourceOf(spec, script), at);
    return mistake && printError(mistake);
  };
  const address = ({ play: of, step: at }: At<State, Event>): string | undefined => {
    const known = spec.scenarios.find(({ script }) => script === of.source);
    return encode({ script: known?.name ?? onOneLine(of), step: of.first + at });
  };
  return {
    ...{ play, step, scenario, seek, load, choose, restore },
    /** What is played is the script that the lesson gave it. */
    given: home.script !== undefined && onOneLine(play) === onOneLine(start.play),
    now: address(now),
    home: address(start),
    reset() {
      setBefore(now);
      setNow(start);
    },
    /** Brings back what the last reset took away. */
    undoReset:
      before &&
      (() => {
        setNow(before);
        setBefore(undefined);
      }),
  };
}

/** At a step of the whole trace; what comes before the first step is that one. */
const standing = <State, Event>(play: Play<State, Event>, at: number): At<State, Event> => ({
  play,
  step: within(at - play.first, play.last),
});

/** The script that an address names: a scenario's, or its own. */
export const sourceOf = <State, Event>(
  { scenarios }: FigureSpec<State, Event>,
  script: string,
): string => scenarios.find(({ name }) => name === script)?.script ?? inLines(script);

/** The script that a figure begins with, and the step of its whole trace. */
export function startOf<State, Event>(
  { name, scenarios }: FigureSpec<State, Event>,
  home: Home,
): { readonly source: string; readonly step: number } {
  if (home.script !== undefined) return { source: inLines(home.script), step: home.step ?? 0 };
  const scenario =
    home.scenario === undefined
      ? scenarios[0]
      : scenarios.find((one) => one.name === home.scenario);
  if (scenario) return { source: scenario.script, step: home.step ?? scenario.step ?? 0 };
  const names = scenarios.map((one) => one.name).join(', ');
  throw new Error(`figure ${name}: expected a scenario (${names}), found ${home.scenario}`);
}

function begin<State, Event>(spec: FigureSpec<State, Event>, home: Home): At<State, Event> {
  const { source, step } = startOf(spec, home);
  const played = playOf<State, Event>(spec.models, source, spec.firstStep);
  if (played.ok) return standing(played.play, step);
  const scenario = home.scenario ?? spec.scenarios[0]!.name;
  const which = home.script === undefined ? `its scenario ${scenario}` : 'its script';
  throw new Error(`figure ${spec.name}: ${which}: ${printError(played.error)}`);
}
