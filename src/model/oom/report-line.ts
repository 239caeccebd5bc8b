import type { Draft } from './draft-report.ts';

/** A kind of line: what it has in it, how it is read, and whether it begins another report. */
export interface ReportLine {
  /** Looked for first, because it is quick. */
  readonly sign: string;
  readonly form: RegExp;
  /** Whether this line cannot belong to the report so far. */
  readonly begins?: (draft: Draft, found: RegExpExecArray) => boolean;
  /** The report it is about, where that need not be the last one. */
  readonly owner?: (drafts: readonly Draft[], found: RegExpExecArray) => Draft | undefined;
  /** Puts it into the report; `false` where its values cannot be. */
  take(draft: Draft, found: RegExpExecArray): boolean;
}
