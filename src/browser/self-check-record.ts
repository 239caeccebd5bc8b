import { LocalRecord, type Store } from './local-record.ts';

/** What was said of one topic: how sure, from 0 to 3, and which answers were taken, by their place. */
export interface TopicAnswers {
  readonly sure?: number;
  readonly answers: readonly (number | null)[];
}

/** By the topic's chapter. */
export type PassAnswers = Readonly<Record<string, TopicAnswers>>;

export interface SelfCheckRecord {
  /** Begun and not finished. */
  readonly draft: PassAnswers;
  readonly before?: PassAnswers;
  readonly after?: PassAnswers;
}

/** The self-check as it is kept on this device. */
export const selfCheckRecord = (store: Store) =>
  new LocalRecord<SelfCheckRecord>(store, 'pagefault.self-check', parse);

function parse(value: unknown): SelfCheckRecord | undefined {
  if (!isRecord(value)) return undefined;
  const { draft, before, after } = value;
  const passes = [draft, before, after].filter((one) => one !== undefined);
  return draft !== undefined && passes.every(isPass)
    ? (value as unknown as SelfCheckRecord)
    : undefined;
}

const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

const isPass = (value: unknown): boolean => isRecord(value) && Object.values(value).every(isTopic);

const isTopic = (value: unknown): boolean =>
  isRecord(value) &&
  (value.sure === undefined || typeof value.sure === 'number') &&
  Array.isArray(value.answers) &&
  value.answers.every((one) => one === null || typeof one === 'number');
