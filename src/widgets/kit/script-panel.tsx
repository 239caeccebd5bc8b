import type { ScriptError } from '../../model/script/error.ts';
import { parseScript } from '../../model/script/script.ts';
import type { FigureSpec } from './figure-spec.ts';
import type { Moment } from './moment.ts';
import { ScriptEditor } from './script-editor.tsx';

interface ScriptPanelProps<State, Event> {
  id: string;
  spec: FigureSpec<State, Event>;
  moment: Moment<State, Event>;
  onLoad: (script: string) => ScriptError | undefined;
}

/** The script that plays, with the line that made the step shown. */
export function ScriptPanel<State, Event>(props: ScriptPanelProps<State, Event>) {
  const { id, spec, moment, onLoad } = props;
  return (
    <ScriptEditor id={id} source={moment.play.source} line={lineOf(spec, moment)} onPlay={onLoad} />
  );
}

/** The line of the script that made a step. */
function lineOf<State, Event>(
  { models }: FigureSpec<State, Event>,
  { play, step }: Moment<State, Event>,
): number | undefined {
  if (step === 0) return undefined;
  const parsed = parseScript(models, play.source);
  return parsed.ok ? parsed.places[play.trace.statementAt(play.first + step)]?.line : undefined;
}
