import type { Retainer } from '../grader/verdict.ts';
import { formatBytes, formatNumber } from '../model/units.ts';
import { printable } from './printable.ts';

const MOST_PLACES = 3;
const MOST_COLUMNS = 160;

/** What holds a leak, below its row: how many, how many bytes, the path, the line of the source. */
export function leakLines(
  row: { file: string; retainers: readonly Retainer[]; unexplained?: string },
  source: string,
): string[] {
  const text = source.split('\n');
  if (row.unexplained !== undefined) return [`        ${short(row.unexplained)}`];
  return row.retainers.slice(0, MOST_PLACES).flatMap(({ path, count, retainedBytes, line }) => {
    const more = count === 0 ? '' : `${formatNumber(count)} more, `;
    const found = `        ${more}${formatBytes(retainedBytes)}: ${short(path)}`;
    const code = line === undefined ? undefined : text[line - 1]?.trim();
    return code === undefined ? [found] : [found, `        ${row.file}:${line}  ${short(code)}`];
  });
}

function short(text: string): string {
  const shown = printable(text);
  return shown.length > MOST_COLUMNS ? `${shown.slice(0, MOST_COLUMNS - 1)}…` : shown;
}
