import { useState } from 'preact/hooks';
import type { Answers } from './answers.ts';
import type { FigureSpec } from './figure-spec.ts';
import type { Moment } from './moment.ts';
import { type Asking, isRight, type Question } from './question.ts';

interface Options<State, Event> {
  readonly spec: FigureSpec<State, Event>;
  readonly moment: Moment<State, Event>;
  readonly scenario: string | undefined;
  readonly on: boolean;
  readonly answers: Answers | undefined;
  readonly seek: (step: number) => void;
}

interface Given {
  readonly question: Question;
  readonly answer: readonly string[];
}

/** Asks before a step, takes the answer, and goes on to the step with what came of it. */
export function usePredictions<State, Event>(options: Options<State, Event>) {
  const { spec, moment, scenario, on, answers, seek } = options;
  const { play, step } = moment;
  const [picked, setPicked] = useState<readonly string[]>([]);
  /** By script and step; `undefined` for a question that was skipped. */
  const [given, setGiven] = useState<ReadonlyMap<string, Given | undefined>>(new Map());

  const keyOf = (at: number): string => `${at} ${play.source}`;
  const key = keyOf(step);
  const question =
    on && spec.predict && step < play.last && !given.has(key)
      ? spec.predict(moment, play.at(step + 1))
      : undefined;

  const settle = (one: Given | undefined): void => {
    setGiven(new Map(given).set(key, one));
    setPicked([]);
    seek(step + 1);
  };
  const give = (answer: readonly string[]): void => {
    if (!question) return;
    const right = isRight(question, answer);
    answers?.add(spec.name, { scenario: scenario ?? 'own', step: step + 1, right });
    settle({ question, answer });
  };
  const pick = (id: string): void => {
    if (!question?.many) give([id]);
    else setPicked(picked.includes(id) ? picked.filter((one) => one !== id) : [...picked, id]);
  };
  const all = [...given.values()].filter((one) => one !== undefined);
  const asking: Asking | undefined = question && {
    options: new Set(question.options.map(({ id }) => id)),
    picked: new Set(picked),
    pick,
  };
  return {
    ...{ question, picked, asking, pick },
    check: () => give(picked),
    skip: () => settle(undefined),
    /** The answer that led to the step shown. */
    verdict: step > 0 ? given.get(keyOf(step - 1)) : undefined,
    asked: all.length,
    right: all.filter((one) => isRight(one.question, one.answer)).length,
    again() {
      setGiven(new Map());
      setPicked([]);
    },
  };
}
