/** Ctrl+Enter, or ⌘ Enter on a Mac, runs the code from wherever the focus is. */
export function onRunKey(run: () => void) {
  return (event: KeyboardEvent) => {
    if (event.key !== 'Enter' || !(event.ctrlKey || event.metaKey)) return;
    event.preventDefault();
    event.stopPropagation();
    run();
  };
}
