import { LocalRecord, type Store } from './local-record.ts';

/** What is kept of a learner's work on one exercise, on this device. */
export interface Work {
  readonly source: string;
  /** How often it was run. */
  readonly tries: number;
  readonly hintsShown: number;
  readonly passed: boolean;
}

/** The kept work on an exercise. */
export function workOn(store: Store, exercise: string): LocalRecord<Work> {
  return new LocalRecord(store, `pagefault.work.${exercise}`, parseWork);
}

function parseWork(value: unknown): Work | undefined {
  if (typeof value !== 'object' || value === null) return undefined;
  const { source, tries, hintsShown, passed } = value as Record<string, unknown>;
  if (typeof source !== 'string' || typeof tries !== 'number') return undefined;
  if (typeof hintsShown !== 'number' || typeof passed !== 'boolean') return undefined;
  return { source, tries, hintsShown, passed };
}
