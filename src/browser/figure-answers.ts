import { LocalRecord, type Store } from './local-record.ts';

/** A prediction that was made on a figure. */
export interface FigureAnswer {
  readonly scenario: string;
  readonly step: number;
  readonly right: boolean;
}

/** The newest are kept: enough for every question of a figure, in a record that stays small. */
const mostKept = 200;

const record = (store: Store, figure: string) =>
  new LocalRecord<readonly FigureAnswer[]>(store, `pagefault.figure.${figure}`, parseAnswers);

/** The predictions made on a figure on this device, the oldest first. */
export function figureAnswers(store: Store, figure: string): readonly FigureAnswer[] {
  return record(store, figure).read() ?? [];
}

/** Keeps a prediction; a question that was asked before has its newest answer. */
export function addFigureAnswer(store: Store, figure: string, answer: FigureAnswer): void {
  const others = figureAnswers(store, figure).filter(
    ({ scenario, step }) => scenario !== answer.scenario || step !== answer.step,
  );
  record(store, figure).write([...others, answer].slice(-mostKept));
}

function parseAnswers(value: unknown): readonly FigureAnswer[] | undefined {
  if (!Array.isArray(value)) return undefined;
  const answers = value.filter(
    (one): one is FigureAnswer =>
      typeof one?.scenario === 'string' &&
      typeof one.step === 'number' &&
      typeof one.right === 'boolean',
  );
  return answers.length === value.length ? answers : undefined;
}
