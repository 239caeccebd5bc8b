import { useCallback, useEffect, useMemo, useState } from 'preact/hooks';
import type { ExplainJob } from '../../browser/inspector.ts';
import type { Retainer } from '../../grader/verdict.ts';
import { formatBytes, formatNumber } from '../../model/units.ts';
import type { LineNote } from '../code-editor.ts';
import { ByLine } from './by-line.tsx';
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
  /** Whether it was found to leak. */
  leaking: boolean;
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
  const { job, leaking } = props;
  const [since, setSince] = useState<number | undefined>(undefined);
  useEffect(() => setSince(undefined), [job]);
  const looked = useMemo(() => (since === undefined ? job : { ...job, since }), [job, since]);
  const { inspection, ask, count, again } = useInspection(looked);
  const counted = useCallback(async () => {
    const report = await count();
    if (report) props.onNotes(lineNotes(report));
    return report;
  }, [count]);
  const [chosen, setChosen] = useState<Key>(leaking ? 'why' : 'blocks');
  const tabs = TABS.map((tab) =>
    tab.key === 'why' && !leaking ? { ...tab, name: 'What grows' } : tab,
  );
  const explanation = inspection.state === 'told' ? inspection.explanation : undefined;
  return (
    <section class={`inside${props.stale ? ' stale' : ''}`} aria-label="Inside the heap">
      <style>{css}</style>
      <div class="in-h">
        <h4>Inside the heap</h4>
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
          <button class="btn" type="button" onClick={again}>
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
          <WhyItLeaks retainers={props.retainers} explanation={explanation} onLine={props.onLine} />
        )}
        {chosen !== 'why' && !explanation && inspection.state === 'asking' && (
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
            onSince={setSince}
            onLine={props.onLine}
          />
        )}
        {chosen === 'lines' && explanation && <ByLine count={counted} onLine={props.onLine} />}
        {chosen === 'film' && explanation && <FilmView film={explanation.film} leaking={leaking} />}
      </Tabs>
    </section>
  );
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
      return `${run}: ${formatNumber(snapshot.objects)} objects, ${formatBytes(snapshot.bytes)} in ${formatNumber(snapshot.blocks)} blocks.`;
    }
  }
}
