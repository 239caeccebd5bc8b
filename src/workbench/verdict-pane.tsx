import type { ComponentChildren } from 'preact';
import type { Run } from './use-grading.ts';

interface Props {
  run: Run;
  /** The code has changed since the run. */
  stale: boolean;
  /** What stands here before the first run. */
  waiting: ComponentChildren;
  /** What the run came to. */
  children: ComponentChildren;
}

/** Beside the editor: what a run came to, or that it is under way, or why it came to nothing. */
export function VerdictPane({ run, stale, waiting, children }: Props) {
  return (
    <div class="vd" aria-live="polite" aria-busy={run.state === 'running'}>
      {run.state === 'none' && <div class="vd-wait">{waiting}</div>}
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
      {run.state === 'done' && (
        <div class={stale ? 'stale' : ''}>
          {stale && <p class="vd-stale">The code has changed since this run.</p>}
          {children}
        </div>
      )}
    </div>
  );
}
