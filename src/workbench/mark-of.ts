import type { Verdict } from '../grader/verdict.ts';
import type { Mark } from './code-editor.ts';

/** Where the editor shows an error; undefined for one that has no line. */
export function markOf(error: Verdict['error']): Mark | undefined {
  if (error?.line === undefined) return undefined;
  return { line: error.line, column: error.column, message: `${error.name}: ${error.message}` };
}
