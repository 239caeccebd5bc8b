import type { AllocationReport } from '../../grader/allocation-report.ts';
import { formatNumber } from '../../model/units.ts';
import type { LineNote } from '../code-editor.ts';

/** `3`, `0.25`: a mean of some rounds, to two decimals. */
export const meanText = (value: number): string => formatNumber(Math.round(value * 100) / 100);

/** The notes for the editor's margin, one a line: how many objects it makes, and how many stay. */
export function lineNotes({ sites }: AllocationReport): LineNote[] {
  const lines = new Map<number, { made: number; kept: number; whats: string[] }>();
  for (const { line, what, made, kept } of sites) {
    const sum = lines.get(line) ?? { made: 0, kept: 0, whats: [] };
    sum.made += made;
    sum.kept += kept;
    if (!sum.whats.includes(what)) sum.whats.push(what);
    lines.set(line, sum);
  }
  return [...lines]
    .sort(([a], [b]) => a - b)
    .map(([line, { made, kept, whats }]) => ({
      line,
      text: kept > 0 ? `${meanText(made)}, ${meanText(kept)} stay` : meanText(made),
      title: `makes ${meanText(made)} ${made === 1 ? 'object' : 'objects'} a round (${whats.join(', ')}); ${kept > 0 ? `${meanText(kept)} of them are` : 'none of them is'} still there four rounds later.`,
    }));
}
