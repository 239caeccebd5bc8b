import type { AnyModel } from '../../model/model.ts';
import { run } from '../../model/model.ts';
import type { ScriptError } from '../../model/script/error.ts';
import { printStatement } from '../../model/script/parse.ts';
import { parseScript, printScript } from '../../model/script/script.ts';
import { type Trace, within } from '../../model/trace.ts';
import type { Play } from './moment.ts';

export type Played<State, Event> =
  | { readonly ok: true; readonly play: Play<State, Event> }
  | { readonly ok: false; readonly error: ScriptError };

/** Reads and runs a script; a mistake in it is a value. The caller says what its models' states are. */
export function playOf<State, Event>(
  models: readonly AnyModel[],
  source: string,
): Played<State, Event> {
  const parsed = parseScript(models, source);
  if (!parsed.ok) return parsed;
  const { model, chosen, statements } = parsed;
  const trace = run(model, statements, chosen) as Trace<State, Event>;
  const statementOf = (step: number) => statements[trace.statementAt(step)];
  const operation = (step: number): string => {
    const statement = statementOf(step);
    return statement === undefined ? 'start' : printStatement(model.forms, statement);
  };
  const play: Play<State, Event> = {
    source,
    script: { model, chosen, statements },
    trace,
    last: trace.last,
    operation,
    at(wanted) {
      const step = within(wanted, trace.last);
      const frame = trace.frame(step);
      const { state, events, fault } = frame;
      const statement = statementOf(step);
      return {
        ...{ play, step, frame, state, events, statement },
        ...(fault && { fault }),
        operation: operation(step),
      };
    },
  };
  return { ok: true, play };
}

/** The script on one line, as an address holds it. */
export const onOneLine = ({ script }: Play<unknown, unknown>): string =>
  printScript(script).replaceAll('\n', ';');
