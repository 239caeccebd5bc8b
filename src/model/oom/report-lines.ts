import { callLines } from './call-lines.ts';
import { killLines } from './kill-lines.ts';
import { memoryLines } from './memory-lines.ts';
import type { ReportLine } from './report-line.ts';

/**
 * The lines of a report that say something the model needs, of all releases since 2.6.36. A line is
 * the first of these whose sign and form it has.
 */
export const reportLines: readonly ReportLine[] = [...callLines, ...memoryLines, ...killLines];
