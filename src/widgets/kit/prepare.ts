import type { FigureSpec } from './figure-spec.ts';
import { playOf, readScript } from './play.ts';
import { type Home, homeOf } from './use-play.ts';

/**
 * Reads and runs the script that a figure begins with, with a rest after each, so that a slow processor
 * has no long task when the figure comes alive: it finds its play made.
 */
export async function prepare<State, Event>(
  spec: FigureSpec<State, Event>,
  home: Home,
  rest: () => Promise<void>,
): Promise<void> {
  const source = home.script ?? homeOf(spec, home).script;
  readScript(spec.models, source);
  await rest();
  playOf(spec.models, source, spec.firstStep);
  await rest();
}
