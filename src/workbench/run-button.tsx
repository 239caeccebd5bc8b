import type { RefObject } from 'preact';

interface Props {
  runKey: RefObject<HTMLButtonElement>;
  running: boolean;
  onRun: () => void;
  onStop: () => void;
}

/** Runs the code, and while it runs, stops it. */
export function RunButton({ runKey, running, onRun, onStop }: Props) {
  return running ? (
    <button class="btn big primary" type="button" ref={runKey} onClick={onStop}>
      Stop
    </button>
  ) : (
    <button
      class="btn big primary"
      type="button"
      ref={runKey}
      onClick={onRun}
      aria-keyshortcuts="Control+Enter Meta+Enter"
    >
      <svg class="solid" viewBox="0 0 12 12" aria-hidden="true">
        <path d="M2 .5L11 6 2 11.5z" />
      </svg>
      Run
    </button>
  );
}

/** How to run by keyboard, and how to get out of the editor. */
export function RunKeysNote() {
  return (
    <p class="sm keys-note">
      <kbd>Ctrl</kbd> <kbd>Enter</kbd> (on a Mac <kbd>⌘</kbd> <kbd>Enter</kbd>) runs. In the editor,{' '}
      <kbd>Esc</kbd> leads out of it.
    </p>
  );
}
