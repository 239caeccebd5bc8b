import { readFileSync } from 'node:fs';
import { expect } from 'vitest';
import { run } from '../../../src/model/model.ts';
import { models } from '../../../src/model/models.ts';
import { printMistake } from '../../../src/model/script/mistake.ts';
import { parseScript } from '../../../src/model/script/script.ts';
import type { Frame } from '../../../src/model/trace.ts';

const stretch = 500;

/** The frames of a script, the start first. The state and events are those of the model it names. */
export function framesOf<State, Event>(text: string): Frame<State, Event>[] {
  const script = parseScript(models, text);
  if (!script.ok) throw new Error(printMistake(script.error));
  const trace = run(script.model, script.statements, script.chosen);
  // Of a trace of thousands of steps, a stretch at each end says what all of them say.
  const steps = Array.from({ length: trace.last + 1 }, (_, step) => step);
  const seen =
    steps.length > 2 * stretch ? [...steps.slice(0, stretch), ...steps.slice(-stretch)] : steps;
  return seen.map((step) => trace.frame(step)) as never;
}

/** How a model is told. */
export interface Narration<State, Event> {
  readonly start: (state: State) => string;
  readonly narrate: (frame: Frame<State, Event>) => string;
  readonly word: (frame: Frame<State, Event>) => string;
}

/** Each step of a script as `word | sentence`. */
export function told<State, Event>(how: Narration<State, Event>, text: string): string[] {
  return framesOf<State, Event>(text).map((frame) =>
    frame.step === 0 ? how.start(frame.state) : `${how.word(frame)} | ${how.narrate(frame)}`,
  );
}

/** The examples of SCRIPT.md for a model that come to an end or to a fault. */
export function examplesOf(model: string): string[] {
  const page = readFileSync(new URL('../../../src/model/SCRIPT.md', import.meta.url), 'utf8');
  return [...page.matchAll(/^```(?:script|fault)\n([\s\S]*?)\n```$/gm)]
    .map(([, text]) => text!)
    .filter((text) => parseScript(models, text).ok)
    .filter(
      (text) => (parseScript(models, text) as { model: { name: string } }).model.name === model,
    );
}

/** Expects of each step that its sentence is one, and that its word fits a pill. */
export function expectSentences<State, Event>(how: Narration<State, Event>, text: string): void {
  for (const frame of framesOf<State, Event>(text)) {
    const sentence = frame.step === 0 ? how.start(frame.state) : how.narrate(frame);
    expect(sentence).toMatch(/\.$/);
    // What a fault says may begin with the name of what it is about.
    expect(sentence).toMatch(frame.fault ? /^[\p{L}\d_$]/u : /^[\p{Lu}\d]/u);
    expect(sentence).not.toMatch(/undefined|NaN|Infinity|\[object| {2}|\.\./);
    expect(sentence.length, sentence).toBeLessThanOrEqual(240);
    if (frame.step > 0) expect(how.word(frame)).toMatch(/^[A-Z][A-Za-z ]{1,14}$/);
  }
}
