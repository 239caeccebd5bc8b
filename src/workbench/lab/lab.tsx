import { useMemo, useRef, useState } from 'preact/hooks';
import { EditorHost } from '../editor-host.tsx';
import { lazy } from '../lazy.tsx';
import { markOf } from '../mark-of.ts';
import { RunButton, RunKeysNote } from '../run-button.tsx';
import { onRunKey } from '../run-key.ts';
import { useEditor } from '../use-editor.ts';
import { useGrading } from '../use-grading.ts';
import { useWork } from '../use-work.ts';
import { VerdictPane } from '../verdict-pane.tsx';
import { FileKey } from './file-key.tsx';
import { type LabSample, SampleList } from './sample-list.tsx';
import { useDrop } from './use-drop.ts';

export interface LabProps {
  samples: readonly LabSample[];
  /** The first sample as drawn at build time. */
  firstHtml: string;
  fragmentationUrl?: string | undefined;
}

const MeasurementView = lazy(async () => (await import('./measurement-view.tsx')).MeasurementView);
const LookInside = lazy(async () => (await import('../inside/look-inside.tsx')).LookInside);

/** No exercise has this name. */
const WORK = 'the-lab';

/** Any code with an exported `round(i)`: measured, and explained where it leaks. */
export function Lab({ samples, firstHtml, fragmentationUrl }: LabProps) {
  const first = samples[0]!.source;
  const { work, latest, kept, update, save } = useWork(WORK, first);
  const { run, start, stop, warm } = useGrading();
  const [before, setBefore] = useState<string | undefined>(undefined);
  const [trouble, setTrouble] = useState('');
  const root = useRef<HTMLElement>(null);
  const runKey = useRef<HTMLButtonElement>(null);
  const { editor, onEditor, open, annotate } = useEditor(root);

  const measure = async () => {
    if (run.state === 'running') return;
    update({ tries: work.tries + 1 });
    save();
    const { source } = latest.current;
    await start(source, async () => ({ kind: 'measure', source }));
  };
  /** Puts other code in; what a learner wrote can be brought back. */
  const put = (source: string) => {
    const { source: old } = latest.current;
    if (source === old) return;
    setBefore(samples.some((sample) => sample.source === old) ? undefined : old);
    setTrouble('');
    editor.current?.replace(source);
    update({ source });
  };
  const { over, handlers } = useDrop(put, setTrouble);

  const sample = samples.find(({ source }) => source === work.source);
  const done = run.state === 'done' && run.reply.kind === 'measured' ? run : undefined;
  const measured = done?.reply.kind === 'measured' ? done.reply : undefined;
  const stale = done !== undefined && done.source !== work.source;
  const mark = useMemo(() => markOf(measured?.measurement.error), [measured]);
  return (
    <section
      class={`wb lab${over ? ' over' : ''}`}
      aria-label="Lab"
      ref={root}
      onKeyDownCapture={onRunKey(() => void measure())}
      {...handlers}
    >
      <SampleList samples={samples} chosen={sample} onChoose={({ source }) => put(source)} />
      <div class="wb-g">
        <div class="ed">
          <div class="code-h">
            <span class="fn">{sample ? `${sample.id}.js` : 'your-code.js'}</span>
            <span>
              {sample
                ? 'A sample: change what you like'
                : kept
                  ? 'Yours, kept on this device'
                  : 'Yours, and not kept: this browser refuses storage'}
            </span>
          </div>
          <EditorHost
            label="Code of the lab"
            html={firstHtml}
            starter={first}
            source={work.source}
            mark={stale ? undefined : mark}
            onChange={(source) => update({ source })}
            onLeave={() => runKey.current?.focus()}
            onEditor={onEditor}
            onFirstFocus={warm}
          />
          {trouble && (
            <p class="hint" role="alert">
              {trouble}
            </p>
          )}
          <div class="edbar">
            <RunButton
              runKey={runKey}
              running={run.state === 'running'}
              onRun={() => void measure()}
              onStop={stop}
            />
            <FileKey onText={put} onTrouble={setTrouble} />
            <span class="sp" />
            {before !== undefined && (
              <button
                class="btn"
                type="button"
                onClick={() => {
                  put(before);
                  setBefore(undefined);
                }}
              >
                Bring my code back
              </button>
            )}
          </div>
          <RunKeysNote />
        </div>
        <VerdictPane run={run} stale={stale} waiting={<Waiting />}>
          {measured && (
            <MeasurementView
              measurement={measured.measurement}
              milliseconds={measured.milliseconds}
            />
          )}
        </VerdictPane>
      </div>
      {done && (
        <LookInside
          run={done}
          stale={stale}
          editor={open}
          annotate={annotate}
          fragmentationUrl={fragmentationUrl}
        />
      )}
      <p class="lab-drop" aria-hidden="true">
        Let go to put this file into the editor
      </p>
    </section>
  );
}

function Waiting() {
  return (
    <p>
      <b>Run the code</b> to have it measured: its <code>round(i)</code> is called again and again,
      what can be collected is collected, and what is left is counted to the byte. Where it leaks,
      you see who holds what.
    </p>
  );
}
