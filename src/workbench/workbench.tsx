import { useEffect, useRef, useState } from 'preact/hooks';
import type { GradingClient } from '../browser/grading-client.ts';
import type { Verdict } from '../grader/verdict.ts';
import type { CodeEditor, Mark } from './code-editor.ts';
import { ConsoleView } from './console-view.tsx';
import { Deck } from './deck.tsx';
import { EditorHost } from './editor-host.tsx';
import { type ExerciseData, loadExercise } from './exercise-data.ts';
import { useWork } from './use-work.ts';
import { VerdictView } from './verdict-view.tsx';

export interface WorkbenchProps {
  id: string;
  title: string;
  /** Where the rest of the exercise lies; loaded at the first use. */
  dataUrl: string;
  starter: string;
  starterHtml: string;
  promptHtml: string;
  hintCount: number;
}

type Run =
  | { state: 'none' }
  | { state: 'running' }
  | { state: 'judged'; verdict: Verdict; milliseconds: number; source: string }
  | { state: 'cancelled'; message: string };

/** An exercise that is edited, run and judged in the page. */
export function Workbench(props: WorkbenchProps) {
  const { id, title, dataUrl, starter, hintCount } = props;
  const { work, latest, kept, update, save } = useWork(id, starter);
  const [run, setRun] = useState<Run>({ state: 'none' });
  const [data, setData] = useState<ExerciseData | undefined>(undefined);
  const [beforeReset, setBeforeReset] = useState<string | undefined>(undefined);
  const [solutionShown, setSolutionShown] = useState(false);
  const [trouble, setTrouble] = useState('');
  const client = useRef<GradingClient | undefined>(undefined);
  const editor = useRef<CodeEditor | undefined>(undefined);
  const stopped = useRef(false);
  const runKey = useRef<HTMLButtonElement>(null);
  useEffect(() => () => client.current?.cancel(), []);

  const load = async () => {
    if (data) return data;
    const loaded = await loadExercise(dataUrl);
    setData(loaded);
    setTrouble('');
    return loaded;
  };
  // Loaded at the first use: most readers of a page run nothing.
  const grading = async () => {
    const { GradingClient } = await import('../browser/grading-client.ts');
    client.current ??= new GradingClient();
    return client.current;
  };

  const start = async () => {
    if (run.state === 'running') return;
    update({ tries: work.tries + 1 });
    save();
    setRun({ state: 'running' });
    stopped.current = false;
    try {
      const { exercise } = await load();
      const { source } = latest.current;
      const outcome = await (await grading()).run({ kind: 'grade', exercise, source, variant: 0 });
      if (outcome?.kind === 'graded') {
        const { verdict, milliseconds } = outcome;
        setRun({ state: 'judged', verdict, milliseconds, source });
        if (verdict.outcome === 'pass') update({ passed: true });
      } else {
        const why =
          outcome?.kind === 'failed'
            ? outcome.message
            : stopped.current
              ? 'You stopped the run, so nothing was judged.'
              : 'The run took too long and was ended. Nothing was judged: change the code or run it again.';
        setRun({ state: 'cancelled', message: why });
      }
    } catch (error) {
      setRun({ state: 'cancelled', message: toldOf(error) });
    }
  };

  const reset = () => {
    setBeforeReset(work.source);
    put(starter);
  };
  const put = (source: string) => {
    if (editor.current) editor.current.replace(source);
    update({ source });
  };
  const showHint = async () => {
    try {
      await load();
      update({ hintsShown: Math.min(hintCount, work.hintsShown + 1) });
    } catch (error) {
      setTrouble((error as Error).message);
    }
  };
  const toggleSolution = async () => {
    try {
      await load();
      setSolutionShown(!solutionShown);
    } catch (error) {
      setTrouble((error as Error).message);
    }
  };
  // Hints that were shown before the page was loaded again are shown again.
  useEffect(() => {
    if (work.hintsShown > 0 && !data) load().catch(() => {});
  }, [work.hintsShown]);

  const keys = (event: KeyboardEvent) => {
    if (event.key !== 'Enter' || !(event.ctrlKey || event.metaKey)) return;
    event.preventDefault();
    event.stopPropagation();
    void start();
  };

  const judged = run.state === 'judged' ? run : undefined;
  const stale = judged !== undefined && judged.source !== work.source;
  const edited = work.source !== starter;
  return (
    <section class="wb" aria-labelledby={`${id}-title`} onKeyDownCapture={keys}>
      <div class="wb-p">
        <p class="tag">Exercise{work.passed ? ', passed' : ''}</p>
        <h3 id={`${id}-title`}>{title}</h3>
        <div dangerouslySetInnerHTML={{ __html: props.promptHtml }} />
      </div>
      <div class="wb-g">
        <div class="ed">
          <div class="code-h">
            <span class="fn">{id}.js</span>
            <span>
              {edited
                ? kept
                  ? 'Edited, kept on this device'
                  : 'Edited, and not kept: this browser refuses storage'
                : 'As given'}
            </span>
          </div>
          <EditorHost
            label={`Code of ${title}`}
            html={props.starterHtml}
            starter={starter}
            source={work.source}
            mark={stale ? undefined : markOf(judged?.verdict)}
            onChange={(source) => {
              if (source !== starter) setBeforeReset(undefined);
              update({ source });
            }}
            onLeave={() => runKey.current?.focus()}
            onEditor={(created) => {
              editor.current = created;
            }}
            onFirstFocus={() => {
              load().catch(() => {});
              grading().then(
                (ready) => ready.warm(),
                () => {}, // said when it is run
              );
            }}
          />
          {data?.hints.slice(0, work.hintsShown).map((hint, i) => (
            <div class="hint" key={hint}>
              <b>
                Hint {i + 1} of {hintCount}
              </b>
              <div dangerouslySetInnerHTML={{ __html: hint }} />
            </div>
          ))}
          {trouble && (
            <p class="hint" role="alert">
              {trouble}
            </p>
          )}
          <Deck
            runKey={runKey}
            running={run.state === 'running'}
            hintsLeft={hintCount - work.hintsShown}
            anyHint={work.hintsShown > 0}
            tried={work.tries > 0}
            solutionShown={solutionShown}
            edited={edited}
            canUndoReset={beforeReset !== undefined}
            onRun={() => void start()}
            onStop={() => {
              stopped.current = true;
              client.current?.cancel();
            }}
            onHint={() => void showHint()}
            onSolution={() => void toggleSolution()}
            onReset={reset}
            onUndoReset={() => {
              put(beforeReset!);
              setBeforeReset(undefined);
            }}
          />
        </div>
        <div class="vd" aria-live="polite" aria-busy={run.state === 'running'}>
          {run.state === 'none' && <Waiting />}
          {run.state === 'running' && (
            <p class="vd-wait">Running round after round, and collecting in between …</p>
          )}
          {run.state === 'cancelled' && (
            <>
              <div class="vd-h bad">
                <span class="pill">No verdict</span>
                <span>Nothing was judged</span>
              </div>
              <p class="vd-next">{run.message}</p>
            </>
          )}
          {judged && (
            <div class={stale ? 'stale' : ''}>
              {stale && <p class="vd-stale">The code has changed since this run.</p>}
              <VerdictView verdict={judged.verdict} milliseconds={judged.milliseconds} />
            </div>
          )}
        </div>
      </div>
      {solutionShown && data && (
        <div class="solution">
          <h4>One solution</h4>
          <div class="code">
            <pre
              tabIndex={0}
              role="region"
              aria-label="Solution"
              dangerouslySetInnerHTML={{ __html: data.solutionHtml }}
            />
          </div>
        </div>
      )}
      {judged && <ConsoleView entries={judged.verdict.console} />}
    </section>
  );
}

function Waiting() {
  return (
    <div class="vd-wait">
      <p>
        <b>Run the code</b> to have it judged: the workload uses your module round after round,
        everything that can be collected is collected, and what is left is counted to the byte.
      </p>
    </div>
  );
}

/** A part of the page that can't be fetched fails with a TypeError of the browser's own words. */
function toldOf(error: unknown): string {
  if (error instanceof TypeError)
    return 'The sandbox could not be loaded. Check your connection and run again; your code is kept.';
  return (error as Error).message;
}

function markOf(verdict: Verdict | undefined): Mark | undefined {
  const error = verdict?.error;
  if (error?.line === undefined) return undefined;
  return { line: error.line, column: error.column, message: `${error.name}: ${error.message}` };
}
