import { useEffect, useRef, useState } from 'preact/hooks';
import type { GradingClient, Outcome } from '../browser/grading-client.ts';
import type { Job } from '../grader/protocol.ts';

/** What the sandbox said of a run that came to its end. */
export type Reply = Extract<NonNullable<Outcome>, { kind: 'graded' | 'measured' }>;

export type Run =
  | { state: 'none' | 'running' }
  | { state: 'done'; reply: Reply; job: Job; source: string }
  | { state: 'cancelled'; message: string };

const STOPPED = 'You stopped the run, so nothing was judged.';
const TOO_LONG =
  'The run took too long and was ended. Nothing was judged: change the code or run it again.';

/** Runs code in the page's sandbox, which is loaded at its first use: most readers run nothing. */
export function useGrading() {
  const [run, setRun] = useState<Run>({ state: 'none' });
  const client = useRef<GradingClient | undefined>(undefined);
  const stopped = useRef(false);
  useEffect(() => () => client.current?.close(), []);

  const load = async () => {
    const { GradingClient } = await import('../browser/grading-client.ts');
    client.current ??= new GradingClient();
    return client.current;
  };

  /** Runs `source`, as the job says that `jobOf` loads or makes; what it gives is the reply. */
  const start = async (source: string, jobOf: () => Promise<Job>): Promise<Reply | undefined> => {
    setRun({ state: 'running' });
    stopped.current = false;
    try {
      const job = await jobOf();
      const outcome = await (await load()).run(job);
      if (outcome?.kind === 'graded' || outcome?.kind === 'measured') {
        setRun({ state: 'done', reply: outcome, job, source });
        return outcome;
      }
      const why =
        outcome?.kind === 'failed' ? outcome.message : stopped.current ? STOPPED : TOO_LONG;
      setRun({ state: 'cancelled', message: why });
    } catch (error) {
      setRun({ state: 'cancelled', message: toldOf(error) });
    }
    return undefined;
  };

  const stop = () => {
    stopped.current = true;
    client.current?.cancel();
  };

  /** Loads the sandbox ahead of the first run. */
  const warm = () => {
    load().then(
      (ready) => ready.warm(),
      () => {}, // said when it is run
    );
  };

  return { run, start, stop, warm };
}

/** A part of the page that can't be fetched fails with a TypeError of the browser's own words. */
function toldOf(error: unknown): string {
  if (error instanceof TypeError)
    return 'The sandbox could not be loaded. Check your connection and run again; your code is kept.';
  return (error as Error).message;
}
