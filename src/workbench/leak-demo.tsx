import { useRef, useState } from 'preact/hooks';
import type { GradingClient } from '../browser/grading-client.ts';
import type { Reply } from '../grader/protocol.ts';
import { formatBytes, formatNumber } from '../model/units.ts';
import { HeapChart } from './heap-chart-view.tsx';
import { CLEAN, LEAKY, LINE, USERS_A_ROUND } from './leak-demo-source.ts';

type Measurement = Extract<Reply, { kind: 'measured' }>['measurement'];

type Run =
  | { state: 'none' | 'running' }
  | { state: 'measured'; measurement: Measurement }
  | { state: 'failed'; message: string };

export interface LeakDemoProps {
  /** The sample as drawn at build time, a span a line. */
  codeHtml: string;
}

/** The first thing a visitor can do: take out one line, run it, and see what stays. */
export function LeakDemo({ codeHtml }: LeakDemoProps) {
  const [leaky, setLeaky] = useState(false);
  const [run, setRun] = useState<Run>({ state: 'none' });
  const client = useRef<GradingClient | undefined>(undefined);

  const measure = async (source: string) => {
    try {
      // Loaded at the first use: a visitor who only reads pays nothing for it.
      const { GradingClient } = await import('../browser/grading-client.ts');
      client.current ??= new GradingClient();
      return await client.current.run({ kind: 'measure', source });
    } catch {
      const message = 'The sandbox could not be loaded. Check your connection and run again.';
      return { kind: 'failed' as const, message };
    }
  };

  const start = async (withLeak: boolean) => {
    setLeaky(withLeak);
    setRun({ state: 'running' });
    const outcome = await measure(withLeak ? LEAKY : CLEAN);
    if (outcome?.kind === 'measured')
      setRun({ state: 'measured', measurement: outcome.measurement });
    else
      setRun({
        state: 'failed',
        message:
          outcome?.kind === 'failed'
            ? outcome.message
            : 'The run took too long and was ended. Try again.',
      });
  };
  const busy = run.state === 'running';
  const measured = run.state === 'measured' ? run.measurement : undefined;

  return (
    <section class="demo" aria-labelledby="demo-name">
      <div class="demo-code" data-leaky={leaky}>
        <div class="code">
          <div class="code-h">
            <span class="fn">greetings.js</span>
            <span>
              {leaky ? `without line ${LINE}` : 'runs in a sandbox, here in your browser'}
            </span>
          </div>
          <pre
            tabIndex={0}
            role="region"
            aria-label={`greetings.js${leaky ? `, line ${LINE} taken out` : ''}`}
            dangerouslySetInnerHTML={{ __html: codeHtml }}
          />
        </div>
        <div class="demo-deck">
          <button
            class="btn big primary"
            type="button"
            disabled={busy}
            onClick={() => void start(!leaky)}
          >
            <svg class="solid" viewBox="0 0 12 12" aria-hidden="true">
              <path d="M2 .5L11 6 2 11.5z" />
            </svg>
            {leaky ? `Put line ${LINE} back and run` : `Take out line ${LINE} and run`}
          </button>
          {run.state === 'none' && (
            <button class="btn big" type="button" onClick={() => void start(false)}>
              Run as it is
            </button>
          )}
        </div>
      </div>
      <div class="demo-chart">
        <div class="fig-h">
          <h2 class="name" id="demo-name">
            What is still in use after each round
          </h2>
        </div>
        <div class="demo-result" role="status" aria-busy={busy}>
          <p class="demo-say">{sentence(run)}</p>
          {measured ? (
            <HeapChart readings={measured.rounds} growing={measured.verdict === 'leak'} untitled />
          ) : (
            <EmptyChart />
          )}
        </div>
      </div>
    </section>
  );
}

function sentence(run: Run): string {
  switch (run.state) {
    case 'none':
      return `Each round greets ${USERS_A_ROUND} visitors and is done with them. Line ${LINE} lets them go. What if somebody forgets it?`;
    case 'running':
      return 'Running round after round, and collecting in between …';
    case 'failed':
      return run.message;
    case 'measured': {
      const { verdict, rounds, bytesPerRound, blocksPerRound } = run.measurement;
      if (verdict !== 'leak')
        return `No leak: whatever the first round set up, no later round adds to it. After ${rounds.length} rounds the heap no longer grows.`;
      return `A leak: ${formatBytes(bytesPerRound)} in ${formatNumber(blocksPerRound)} blocks, every round. After ${rounds.length} rounds, ${formatNumber(rounds.length * USERS_A_ROUND)} visitors are gone, and all of them are still in memory: users holds on to each.`;
    }
  }
}

/** The paper before the first run, of the same size as a chart. */
function EmptyChart() {
  return <div class="demo-empty canvas" aria-hidden="true" />;
}
