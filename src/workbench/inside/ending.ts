/** How the run that is looked into ended, which decides what can be said of what it left. */
export type Ending =
  /** It was found to leak. */
  | 'leaks'
  /** It ran to its end, and no leak was found. */
  | 'rests'
  /** An error or a limit stopped it. */
  | 'stopped';
