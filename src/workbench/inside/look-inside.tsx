import type { ComponentType } from 'preact';
import { useEffect, useMemo, useState } from 'preact/hooks';
import type { ExplainJob } from '../../browser/inspector.ts';
import type { CodeEditor, LineNote } from '../code-editor.ts';
import type { Reply, Run } from '../use-grading.ts';
import type { Ending } from './ending.ts';
import type { InsideProps } from './inside.tsx';
import css from './look-inside.css?inline';

export interface LookInsideProps {
  run: Extract<Run, { state: 'done' }>;
  stale: boolean;
  editor: () => Promise<CodeEditor | undefined>;
  /** Shows notes beside the lines of the code that was run. */
  annotate: (notes: readonly LineNote[]) => void;
  fragmentationUrl?: string | undefined;
}

/**
 * The way into the heap of a run: opened by itself where it leaks, else by a key. What it takes is
 * loaded only then, so that a page that nothing is run on does not grow.
 */
export function LookInside({ run, stale, editor, annotate, fragmentationUrl }: LookInsideProps) {
  const leaking = leaksIn(run.reply);
  const [asked, setAsked] = useState(false);
  const [Inside, setInside] = useState<ComponentType<InsideProps> | undefined>(undefined);
  const [trouble, setTrouble] = useState('');
  const job = useMemo(() => explainJob(run), [run]);
  const open = leaking || asked;
  useEffect(() => {
    if (!open || Inside) return;
    import('./inside.tsx').then(
      (module) => setInside(() => module.Inside),
      () => setTrouble('This part could not be loaded. Check your connection and try again.'),
    );
  }, [open, Inside]);
  // What was counted belongs to the code as it was run.
  useEffect(() => annotate([]), [run, stale]);
  if (!job) return null;
  if (open && Inside) {
    return (
      <Inside
        job={job}
        retainers={retainersOf(run.reply)}
        ending={leaking ? 'leaks' : endingOf(run.reply)}
        watched={isWatched(run.reply)}
        takesFocus={asked}
        stale={stale}
        fragmentationUrl={fragmentationUrl}
        onNotes={(notes) => !stale && annotate(notes)}
        onLine={(line) => void editor().then((ready) => ready?.select(line))}
      />
    );
  }
  return (
    <div class="look">
      <style>{css}</style>
      {(!leaking || trouble !== '') && (
        <button
          class="btn"
          type="button"
          aria-disabled={open && trouble === ''}
          onClick={() => {
            setTrouble('');
            setAsked(true);
          }}
        >
          Look inside the heap
        </button>
      )}
      <p role="status">
        {trouble ||
          (open
            ? 'Loading what looks inside the heap …'
            : 'Runs the code once more and shows its objects, its blocks and its film.')}
      </p>
    </div>
  );
}

/** A failed check of growth or of what had to go: what is looked into by itself. */
export function leaksIn(reply: Reply): boolean {
  if (reply.kind === 'measured') return reply.measurement.verdict === 'leak';
  return reply.verdict.checks.some(
    ({ kind, passed, measured, limit }) =>
      (kind === 'heap-growth' || kind === 'collected') &&
      !passed &&
      measured !== null &&
      measured > limit,
  );
}

function endingOf(reply: Reply): Exclude<Ending, 'leaks'> {
  const { error } = reply.kind === 'measured' ? reply.measurement : reply.verdict;
  return error ? 'stopped' : 'rests';
}

/** An exercise may say what has to be gone: of that all is told that stayed. */
function isWatched(reply: Reply): boolean {
  if (reply.kind === 'measured') return false;
  return reply.verdict.checks.some(({ kind, passed }) => kind === 'collected' && !passed);
}

const retainersOf = (reply: Reply) =>
  reply.kind === 'measured' ? reply.measurement.retainers : reply.verdict.retainers;

/** How to look into a run; undefined where it never came as far as a round. */
function explainJob({ reply, job, source }: LookInsideProps['run']): ExplainJob | undefined {
  const { rounds } = reply.kind === 'measured' ? reply.measurement : reply.verdict;
  if (rounds.length === 0) return undefined;
  const leaks = leaksIn(reply);
  const common = { kind: 'explain', source, measured: rounds.length, leaks } as const;
  return job.kind === 'grade'
    ? { ...common, exercise: job.exercise, variant: job.variant }
    : { ...common, variant: 0 };
}
