import type { AllocationReport } from '../../grader/allocation-report.ts';
import { formatNumber } from '../../model/units.ts';
import type { LineNote } from '../code-editor.ts';

/** `3`, `0.25`: a mean of some rounds, to two decimals. */
export const meanText = (value: number): string => formatNumber(Math.round(value * 100) / 100);

const WARM = 8;
/** Fewer, and no round is followed by four others. */
const FOLLOWED = 5;

/** What all lines make together in a run of `ran` rounds, in a sentence or two. */
export function countsSentence(
  { perRound, keptPerRound, rounds }: AllocationReport,
  ran: number,
): string {
  const made = `${meanText(perRound)} ${perRound === 1 ? 'object' : 'objects'}`;
  const over =
    rounds === 1
      ? 'counted in one round'
      : `on average over ${formatNumber(rounds)} rounds${rounds > WARM ? ' after a warm-up' : ''}`;
  const stays =
    ran < FOLLOWED
      ? 'The run was over too soon to tell which of them stay.'
      : keptPerRound === 0
        ? 'None of them was seen alive four rounds later.'
        : `${meanText(keptPerRound)} of them ${keptPerRound === 1 ? 'is' : 'are'} still alive four rounds later.`;
  return `Your code makes ${made} a round, ${over}. ${stays}`;
}

/** The notes for the editor's margin, one a line: how many objects it makes, and how many stay. */
export function lineNotes({ sites }: AllocationReport, ran: number): LineNote[] {
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
      text: `${meanText(made)} made${kept > 0 ? `, ${meanText(kept)} stay` : ''}`,
      title: `makes ${meanText(made)} ${made === 1 ? 'object' : 'objects'} a round (${whats.join(', ')}); ${staysText(kept, ran)}`,
    }));
}

function staysText(kept: number, ran: number): string {
  if (ran < FOLLOWED) return 'the run was over too soon to tell whether they stay.';
  if (kept === 0) return 'none of them is still there four rounds later.';
  return `${meanText(kept)} of them ${kept === 1 ? 'is' : 'are'} still there four rounds later.`;
}
