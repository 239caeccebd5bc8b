import type { RefObject } from 'preact';

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
        {props.running ? (
          <button class="btn big primary" type="button" ref={props.runKey} onClick={props.onStop}>
            Stop
          </button>
        ) : (
          <button
            class="btn big primary"
            type="button"
            ref={props.runKey}
            onClick={props.onRun}
            aria-keyshortcuts="Control+Enter Meta+Enter"
          >
            <svg class="solid" viewBox="0 0 12 12" aria-hidden="true">
              <path d="M2 .5L11 6 2 11.5z" />
            </svg>
            Run
          </button>
        )}
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
      <p class="sm keys-note">
        <kbd>Ctrl</kbd> <kbd>Enter</kbd> (on a Mac <kbd>⌘</kbd> <kbd>Enter</kbd>) runs. In the
        editor, <kbd>Esc</kbd> leads out of it.
      </p>
    </>
  );
}
