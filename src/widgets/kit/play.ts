import type { AnyModel } from '../../model/model.ts';
import { run } from '../../model/model.ts';
import type { ScriptError } from '../../model/script/error.ts';
import { printStatement } from '../../model/script/parse.ts';
import { type ParsedScript, parseScript, printScript } from '../../model/script/script.ts';
import { type Frame, type Trace, within } from '../../model/trace.ts';
import type { Play } from './moment.ts';

export type Played<State, Event> =
  | { readonly ok: true; readonly play: Play<State, Event> }
  | { readonly ok: false; readonly error: ScriptError };

/** Scripts read last, so that one can be read in a task of its own before it is played. */
const read = new WeakMap<readonly AnyModel[], readonly [source: string, parsed: ParsedScript]>();

/** Reads a script, once where it is asked for again. */
export function readScript(models: readonly AnyModel[], source: string): ParsedScript {
  const last = read.get(models);
  if (last?.[0] === source) return last[1];
  const parsed = parseScript(models, source);
  read.set(models, [source, parsed]);
  return parsed;
}

/** The play made last, by its models: a figure that comes alive finds its first one here. */
const played = new WeakMap<readonly AnyModel[], { firstStep: unknown; play: unknown }>();

/**
 * Reads and runs a script; a mistake in it is a value. The caller says what its models' states are, and
 * perhaps which step of the trace counts as 0, seen from the whole of it.
 */
export function playOf<State, Event>(
  models: readonly AnyModel[],
  source: string,
  firstStep?: (whole: Play<State, Event>) => number,
): Played<State, Event> {
  const known = played.get(models) as
    | { firstStep: typeof firstStep; play: Play<State, Event> }
    | undefined;
  if (known?.play.source === source && known.firstStep === firstStep) {
    return { ok: true, play: known.play };
  }
  const parsed = readScript(models, source);
  if (!parsed.ok) return parsed;
  const { model, chosen, statements } = parsed;
  const trace = run(model, statements, chosen) as Trace<State, Event>;
  const from = (first: number): Play<State, Event> => {
    const statementOf = (step: number) =>
      step === 0 ? undefined : statements[trace.statementAt(first + step)];
    const operation = (step: number): string => {
      const statement = statementOf(step);
      return statement === undefined ? 'start' : printStatement(model.forms, statement);
    };
    const play: Play<State, Event> = {
      source,
      script: { model, chosen, statements },
      ...{ trace, first, last: trace.last - first, operation },
      at(wanted) {
        const step = within(wanted, play.last);
        const made = trace.frame(first + step);
        // What was folded into the start is no event of it.
        const frame = step === 0 ? { step: first, state: made.state, events: [] } : made;
        const { state, events, fault }: Frame<State, Event> = frame;
        return {
          ...{ play, step, frame, state, events, statement: statementOf(step) },
          ...(fault && { fault }),
          operation: operation(step),
        };
      },
    };
    return play;
  };
  const whole = from(0);
  const first = firstStep ? within(firstStep(whole), trace.last) : 0;
  const play = first === 0 ? whole : from(first);
  played.set(models, { firstStep, play });
  return { ok: true, play };
}

/** The script on one line, as an address holds it. */
export const onOneLine = ({ script }: Play<unknown, unknown>): string =>
  printScript(script).replaceAll('\n', ';');
