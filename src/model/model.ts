import type { Engine } from './engine.ts';
import type { Form } from './script/form.ts';
import { type Choices, withDefaults } from './script/settings.ts';
import { finish, type Trace, tracing } from './trace.ts';

/** A part of the memory model that scripts can run. */
export interface Model<Settings, Statement extends { readonly kind: string }, State, Event> {
  /** As scripts and JSON call it: `model heap`. */
  readonly name: string;
  /** One line for a list of models. */
  readonly summary: string;
  readonly settings: Choices<Settings>;
  readonly forms: readonly Form<Statement>[];
  /** A new one, before any statement; some have to know what is to come, as OPT does. */
  create(settings: Settings, statements: readonly Statement[]): Engine<State, Statement, Event>;
}

/** Any model, where a script decides which. */
export type AnyModel = Model<object, { readonly kind: string }, unknown, unknown>;

/** Runs statements from the start; what is not chosen is as the model has it otherwise. */
export function run<Settings, Statement extends { readonly kind: string }, State, Event>(
  model: Model<Settings, Statement, State, Event>,
  statements: readonly Statement[],
  chosen?: Partial<Settings>,
): Trace<State, Event> {
  return finish(running(model, statements, chosen));
}

/** The same step by step, for who has to rest in between. */
export function running<Settings, Statement extends { readonly kind: string }, State, Event>(
  model: Model<Settings, Statement, State, Event>,
  statements: readonly Statement[],
  chosen: Partial<Settings> = {},
): Generator<void, Trace<State, Event>> {
  return tracing(model.create(withDefaults(model.settings, chosen), statements), statements);
}
