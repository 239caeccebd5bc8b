/** What the kinds are that no program names, in a few words: told only where all is. */
const NOTES: Readonly<Record<string, string>> = {
  code: 'compiled functions',
  shape: 'which properties objects have',
  'captured variable': 'what closures share',
  'suspended call': 'waits at an await or yield',
  'weak entry': 'goes with its key',
  registration: 'of a FinalizationRegistry',
  engine: 'tables of QuickJS',
  module: 'your file',
  realm: 'a set of built-ins',
  'host handle': 'held by the sandbox',
};

/** '' for classes that a program names itself. */
export function noteOf(className: string): string {
  return NOTES[className] ?? '';
}
