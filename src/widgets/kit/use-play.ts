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
    const known = spec.scenarios.find(({ name }) => name === script);
    const mistake = load(known?.script ?? inLines(script), at);
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

/** The scenario that a figure begins with. */
export function homeOf<State, Event>(
  { name, scenarios }: FigureSpec<State, Event>,
  home: Home,
): Scenario {
  const scenario =
    home.scenario === undefined
      ? scenarios[0]
      : scenarios.find((one) => one.name === home.scenario);
  if (scenario) return scenario;
  const names = scenarios.map((one) => one.name).join(', ');
  throw new Error(`figure ${name}: expected a scenario (${names}), found ${home.scenario}`);
}

function begin<State, Event>(spec: FigureSpec<State, Event>, home: Home): At<State, Event> {
  const { name, models, firstStep } = spec;
  const scenario = homeOf(spec, home);
  const source = home.script === undefined ? scenario.script : inLines(home.script);
  const played = playOf<State, Event>(models, source, firstStep);
  if (!played.ok) {
    const which = home.script === undefined ? `its scenario ${scenario.name}` : 'its script';
    throw new Error(`figure ${name}: ${which}: ${printError(played.error)}`);
  }
  const step = home.step ?? (home.script === undefined ? scenario.step : undefined) ?? 0;
  return standing(played.play, step);
}
