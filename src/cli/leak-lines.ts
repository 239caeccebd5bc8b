import { printable } from '../grader/printable.ts';
import type { Retainer } from '../grader/verdict.ts';
import { formatBytes, formatNumber } from '../model/units.ts';

const MOST_PLACES = 3;
const MOST_COLUMNS = 160;

/** What holds a leak, below its row: how many, how many bytes, the path, the line of the source. */
export function leakLines(
  file: string,
  found: { readonly retainers: readonly Retainer[]; readonly unexplained?: string | undefined },
  source: string,
): string[] {
  const text = source.split('\n');
  if (found.unexplained !== undefined) return [`        ${short(found.unexplained)}`];
  return found.retainers.slice(0, MOST_PLACES).flatMap(({ path, count, retainedBytes, line }) => {
    const more = count === 0 ? '' : `${formatNumber(count)} more, `;
    const held = `        ${more}${formatBytes(retainedBytes)}: ${short(path)}`;
    const code = line === undefined ? undefined : text[line - 1]?.trim();
    return code === undefined ? [held] : [held, `        ${file}:${line}  ${short(code)}`];
  });
}

function short(text: string): string {
  const shown = printable(text);
  return shown.length > MOST_COLUMNS ? `${shown.slice(0, MOST_COLUMNS - 1)}…` : shown;
}
