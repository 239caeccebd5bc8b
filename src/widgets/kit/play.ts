import type { AnyModel } from '../../model/model.ts';
import { running } from '../../model/model.ts';
import type { ScriptError } from '../../model/script/error.ts';
import { printStatement } from '../../model/script/parse.ts';
import { parseScript, printScript } from '../../model/script/script.ts';
import { type Frame, finish, type Trace, within } from '../../model/trace.ts';
import type { Play } from './moment.ts';

export type Played<State, Event> =
  | { readonly ok: true; readonly play: Play<State, Event> }
  | { readonly ok: false; readonly error: ScriptError };

/** The last plays made, by their models: a figure that comes alive finds its first ones here. */
const made = new WeakMap<readonly AnyModel[], { firstStep: unknown; play: unknown }[]>();
/** That of the page, and that of the address. */
const mostMade = 2;

/**
 * Reads and runs a script; a mistake in it is a value. The caller says what its models' states are, and
 * perhaps which step of the trace counts as 0, seen from the whole of it.
 */
export function playOf<State, Event>(
  models: readonly AnyModel[],
  source: string,
  firstStep?: (whole: Play<State, Event>) => number,
): Played<State, Event> {
  return finish(playing(models, source, firstStep));
}

/** The same step by step, for who has to rest in between. */
export function* playing<State, Event>(
  models: readonly AnyModel[],
  source: string,
  firstStep?: (whole: Play<State, Event>) => number,
): Generator<void, Played<State, Event>> {
  const others = (made.get(models) ?? []) as { firstStep: unknown; play: Play<State, Event> }[];
  const known = others.find((one) => one.play.source === source && one.firstStep === firstStep);
  if (known) return { ok: true, play: known.play };
  const parsed = parseScript(models, source);
  if (!parsed.ok) return parsed;
  yield;
  const { model, chosen, statements } = parsed;
  const trace = (yield* running(model, statements, chosen)) as Trace<State, Event>;
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
        const whole = trace.frame(first + step);
        // What was folded into the start is no event of it.
        const frame = step === 0 ? { step: first, state: whole.state, events: [] } : whole;
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
  made.set(models, [{ firstStep, play }, ...others].slice(0, mostMade));
  return { ok: true, play };
}

/** The script on one line, as an address holds it. */
export const onOneLine = ({ script }: Play<unknown, unknown>): string =>
  printScript(script).replaceAll('\n', ';');

/** One statement a line, for a script that was written on one line: as an address or a lesson holds it. */
export const inLines = (script: string): string =>
  script.includes('\n') ? script : script.replaceAll(/;\s*/g, '\n');
