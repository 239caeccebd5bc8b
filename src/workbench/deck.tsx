import type { RefObject } from 'preact';
import { RunButton, RunKeysNote } from './run-button.tsx';

interface Props {
  runKey: RefObject<HTMLButtonElement>;
  running: boolean;
  hintsLeft: number;
  anyHint: boolean;
  tried: boolean;
  solutionShown: boolean;
  edited: boolean;
  canUndoReset: boolean;
  onRun: () => void;
  onStop: () => void;
  onHint: () => void;
  onSolution: () => void;
  onReset: () => void;
  onUndoReset: () => void;
}

/** The keys under the editor. */
export function Deck(props: Props) {
  return (
    <>
      <div class="edbar">
        <RunButton
          runKey={props.runKey}
          running={props.running}
          onRun={props.onRun}
          onStop={props.onStop}
        />
        {props.hintsLeft > 0 && (
          <button class="btn" type="button" onClick={props.onHint}>
            {props.anyHint ? 'Next hint' : 'Hint'}
          </button>
        )}
        {props.tried && (
          <button
            class="btn"
            type="button"
            onClick={props.onSolution}
            aria-expanded={props.solutionShown}
          >
            {props.solutionShown ? 'Hide solution' : 'Show solution'}
          </button>
        )}
        <span class="sp" />
        {props.canUndoReset ? (
          <button class="btn" type="button" onClick={props.onUndoReset}>
            Undo reset
          </button>
        ) : (
          <button class="btn" type="button" onClick={props.onReset} disabled={!props.edited}>
            Reset
          </button>
        )}
      </div>
      <RunKeysNote />
    </>
  );
}
