import { useCallback, useEffect, useMemo, useRef, useState } from 'preact/hooks';
import type { ExplainJob } from '../../browser/inspector.ts';
import type { Explanation } from '../../grader/explanation.ts';
import type { Retainer } from '../../grader/verdict.ts';
import { formatBytes, formatNumber } from '../../model/units.ts';
import type { LineNote } from '../code-editor.ts';
import { ByLine } from './by-line.tsx';
import type { Ending } from './ending.ts';
import { FilmView } from './film-view.tsx';
import { HeapMapView } from './heap-map-view.tsx';
import css from './inside.css?inline';
import { lineNotes } from './line-counts.ts';
import { Objects } from './objects.tsx';
import { Tabs } from './tabs.tsx';
import { type Inspection, useInspection } from './use-inspection.ts';
import { WhyItLeaks } from './why-it-leaks.tsx';

export interface InsideProps {
  /** The run to look into; another object is another run. */
  job: ExplainJob;
  /** What its verdict says holds what leaked. */
  retainers: readonly Retainer[];
  ending: Ending;
  /** Whether some of what stayed was watched by the exercise, and is not counted from a look on. */
  watched: boolean;
  /** It was opened by a key, whose focus it takes. */
  takesFocus: boolean;
  /** The code has changed since. */
  stale: boolean;
  fragmentationUrl?: string | undefined;
  /** Selects a line in the editor. */
  onLine: (line: number) => void;
  /** Shows notes beside the lines in the editor. */
  onNotes: (notes: readonly LineNote[]) => void;
}

const TABS = [
  { key: 'why', name: 'Why it leaks' },
  { key: 'objects', name: 'Objects' },
  { key: 'blocks', name: 'Blocks' },
  { key: 'film', name: 'Film' },
  { key: 'lines', name: 'By line' },
] as const;

type Key = (typeof TABS)[number]['key'];

/** What a run left in memory: who holds it, block by block, and over time. */
export function Inside(props: InsideProps) {
  const { job, ending } = props;
  const leaking = ending === 'leaks';
  const [since, setSince] = useState<number | undefined>(undefined);
  useEffect(() => setSince(undefined), [job]);
  const looked = useMemo(() => (since === undefined ? job : { ...job, since }), [job, since]);
  const { inspection, ask, count, again } = useInspection(looked);
  const counted = useCallback(async () => {
    const report = await count();
    if (report) props.onNotes(lineNotes(report, job.measured));
    return report;
  }, [count, job]);
  const [chosen, setChosen] = useState<Key>(leaking ? 'why' : 'blocks');
  const tabs = TABS.map((tab) =>
    tab.key === 'why' && !leaking ? { ...tab, name: 'What grows' } : tab,
  );
  const explanation = useLatest(job, inspection);
  const busy = inspection.state === 'asking';
  const look = useFirstLook(explanation, since);
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => {
    if (props.takesFocus) heading.current?.focus();
  }, []);
  return (
    <section class={`inside${props.stale ? ' stale' : ''}`} aria-label="Inside the heap">
      <style>{css}</style>
      <div class="in-h">
        <h4 tabIndex={-1} ref={heading}>
          Inside the heap
        </h4>
        <p role="status">{statusOf(inspection)}</p>
      </div>
      {props.stale && <p class="vd-stale">The code has changed since this run.</p>}
      {explanation?.fault && (
        <p class="in-fault" role="note">
          <b>Blocks, but no objects:</b> {explanation.fault.message}. The blocks and the film are
          still exact.
        </p>
      )}
      {inspection.state === 'failed' && (
        <div class="in-fault" role="alert">
          <p>{inspection.message}</p>
          <button
            class="btn"
            type="button"
            onClick={() => {
              again();
              heading.current?.focus(); // the key is gone while it is tried again
            }}
          >
            Look again
          </button>
        </div>
      )}
      <Tabs
        tabs={tabs}
        chosen={chosen}
        label="Inside the heap"
        onChoose={(key) => setChosen(key as Key)}
      >
        {chosen === 'why' && (
          <WhyItLeaks
            retainers={props.retainers}
            explanation={explanation}
            ending={ending}
            look={props.watched ? undefined : look}
            onLine={props.onLine}
          />
        )}
        {chosen !== 'why' && !explanation && busy && (
          <p class="in-empty">Running once more and reading the heap …</p>
        )}
        {chosen === 'blocks' && explanation && (
          <HeapMapView
            maps={explanation.maps}
            ask={ask}
            fragmentationUrl={props.fragmentationUrl}
          />
        )}
        {chosen === 'objects' && explanation && (
          <Objects
            explanation={explanation}
            ask={ask}
            fileName={job.exercise?.id ?? 'lab'}
            since={since}
            onSince={setSince}
            onLine={props.onLine}
          />
        )}
        {chosen === 'lines' && explanation && (
          <ByLine count={counted} ran={job.measured} onLine={props.onLine} />
        )}
        {chosen === 'film' && explanation && <FilmView film={explanation.film} ending={ending} />}
      </Tabs>
    </section>
  );
}

/**
 * What was told last of a run: it stays while the same run is read again for another round's sake,
 * so that neither the place in it nor the focus is lost.
 */
function useLatest(job: ExplainJob, inspection: Inspection): Explanation | undefined {
  const last = useRef<{ job: ExplainJob; explanation: Explanation } | undefined>(undefined);
  if (inspection.state === 'told') last.current = { job, explanation: inspection.explanation };
  const isKept = inspection.state === 'asking' && last.current?.job === job;
  if (!isKept && inspection.state !== 'told') return undefined;
  return last.current!.explanation;
}

/** The round of the first look, which growth is counted from whatever is marked as new. */
function useFirstLook(
  explanation: Explanation | undefined,
  since: number | undefined,
): number | undefined {
  const first = useRef<number | undefined>(undefined);
  if (since === undefined) first.current = explanation?.snapshot?.since;
  return first.current;
}

function statusOf(inspection: Inspection): string {
  switch (inspection.state) {
    case 'asking':
      return 'Running once more and reading the heap …';
    case 'failed':
      return 'The heap could not be read.';
    case 'told': {
      const { rounds, snapshot } = inspection.explanation;
      const run = `A second run of ${formatNumber(rounds)} rounds, read in ${formatNumber(Math.round(inspection.milliseconds))} ms`;
      if (!snapshot) return `${run}.`;
      return `${run}: ${formatNumber(snapshot.objects)} objects, ${formatBytes(snapshot.bytes)} in ${formatNumber(snapshot.blocks)} blocks, the engine’s own included.`;
    }
  }
}
