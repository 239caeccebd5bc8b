import { mostFrames, within } from '../../model/trace.ts';
import { decode, partIn } from './address.ts';
import type { FigureSpec } from './figure-spec.ts';
import { playing } from './play.ts';
import { type Home, sourceOf, startOf } from './use-play.ts';

/**
 * How long a part of the work may take, in ms, before the page gets a turn: on a processor a quarter as
 * fast still far from the 50 ms of a long task (https://www.w3.org/TR/longtasks-1/).
 */
const turnMs = 8;

/**
 * Reads and runs the script that a figure begins with, and the one that the address names, and looks at
 * the step where each will stand, in turns with the page. The figure that comes alive finds its plays made.
 */
export async function prepare<State, Event>(
  spec: FigureSpec<State, Event>,
  home: Home & { readonly id?: string },
  hash: string,
  rest: () => Promise<void>,
): Promise<void> {
  const { source, step } = startOf(spec, home);
  await inTurns(look(spec, source, step), rest);
  const part = partIn(hash, home.id ?? '');
  const saved = part === undefined ? undefined : decode(part);
  if (typeof saved !== 'object') return;
  await inTurns(look(spec, sourceOf(spec, saved.script), saved.step), rest);
}

function* look<State, Event>(
  { models, firstStep }: FigureSpec<State, Event>,
  source: string,
  step: number,
): Generator<void, void> {
  const played = yield* playing<State, Event>(models, source, firstStep);
  if (!played.ok) return;
  const { first, last, at } = played.play;
  const there = within(step - first, last);
  // A figure looks at every step to know how much room it needs, and a short trace keeps what it showed;
  // in a long one a seek replays what lies between the step and the last checkpoint. All of it in parts.
  const [from, to, by] = last <= mostFrames ? [0, last, 1] : [there - 24, there, 8];
  for (let one = from; one <= to; one += by) {
    yield;
    at(one);
  }
  at(there);
}

async function inTurns(work: Generator<void, void>, rest: () => Promise<void>): Promise<void> {
  let began = performance.now();
  while (!work.next().done) {
    if (performance.now() - began < turnMs) continue;
    await rest();
    began = performance.now();
  }
  await rest();
}
