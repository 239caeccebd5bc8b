import { useCallback, useEffect, useRef, useState } from 'preact/hooks';
import { type ExplainJob, Inspector, Superseded } from '../../browser/inspector.ts';
import type { AllocationReport } from '../../grader/allocation-report.ts';
import type { Answer, Explanation, Query } from '../../grader/explanation.ts';

/** Asks the heap that is looked at; undefined where another run has taken its place meanwhile. */
export type Ask = <Q extends Query>(
  query: Q,
) => Promise<Extract<Answer, { ask: Q['ask'] }> | undefined>;

export type Inspection =
  | { state: 'asking' }
  | { state: 'told'; explanation: Explanation; milliseconds: number }
  | { state: 'failed'; message: string };

/** Explains a run, and again when there is another one; asks its heap. */
export function useInspection(job: ExplainJob): {
  inspection: Inspection;
  ask: Ask;
  /** Counts what each line makes, once a run; undefined where another run has taken its place. */
  count: () => Promise<AllocationReport | undefined>;
  again: () => void;
} {
  const [inspection, setInspection] = useState<Inspection>({ state: 'asking' });
  const [tries, setTries] = useState(0);
  const inspector = useRef<Inspector | undefined>(undefined);
  inspector.current ??= new Inspector();
  const counted = useRef<Promise<AllocationReport> | undefined>(undefined);
  useEffect(() => () => inspector.current?.close(), []);
  useEffect(() => {
    setInspection({ state: 'asking' });
    counted.current = undefined;
    inspector.current!.explain({ ...job }).then(
      ({ explanation, milliseconds }) =>
        setInspection({ state: 'told', explanation, milliseconds }),
      (error: Error) => {
        if (!(error instanceof Superseded))
          setInspection({ state: 'failed', message: error.message });
      },
    );
  }, [job, tries]);
  // A new function for each explanation, so that what was asked of the last one is asked again.
  const ask = useCallback<Ask>(
    async (query) => {
      try {
        return await inspector.current!.ask(query);
      } catch (error) {
        if (error instanceof Superseded) return undefined;
        throw error;
      }
    },
    [inspection],
  );
  const count = useCallback(async () => {
    counted.current ??= inspector.current!.count();
    try {
      return await counted.current;
    } catch (error) {
      counted.current = undefined;
      if (error instanceof Superseded) return undefined;
      throw error;
    }
  }, [job]);
  return { inspection, ask, count, again: () => setTries(tries + 1) };
}
