import type { ProgramError } from '../program-error.ts';
import type { ResultRow, Session } from '../session.ts';
import type { RoundCounts } from './round-counts.ts';

/** What can be seen of a run from outside. */
export interface Behaviour {
  readonly exports: readonly string[];
  readonly printed: readonly string[];
  readonly lineCount: number;
  readonly settled: readonly boolean[];
  readonly results: string;
  /** Whether all results were right, as far as the program came to have any. */
  readonly isRight: boolean;
  /** Blocks that malloc gave in each round that was finished, freed or not. */
  readonly given: readonly number[];
  readonly error?: ProgramError | undefined;
}

interface Program {
  readonly source: string;
  readonly workload?: string;
  readonly seed: number;
  readonly size: number;
}

/** Runs `rounds` rounds of a program, and notes what it does; `counts` counts meanwhile. */
export function behave(
  session: Session,
  program: Program,
  rounds: number,
  counts?: RoundCounts,
): Behaviour {
  const settled: boolean[] = [];
  const given: number[] = [];
  const seen = (error?: ProgramError, rows: readonly ResultRow[] = []): Behaviour => ({
    ...{ exports: session.exports, lineCount: session.linesPrinted, settled, error, given },
    ...{ results: JSON.stringify(rows), isRight: rows.every((row) => row.passed) },
    printed: session.console.entries.map(({ level, text }) => `${level}: ${text}`),
  });
  const unloaded = session.load(program.source);
  if (unloaded) return seen(unloaded);
  const unready = counts
    ? counts.preparing(() => session.prepare(program))
    : session.prepare(program);
  const mistake = unready ?? session.setup().error;
  if (mistake) return seen(mistake);
  for (let round = 0; round < rounds; round += 1) {
    // At rest first: what setting up left behind is not a round's.
    const unrest = round === 0 ? session.read().error : undefined;
    if (unrest) return seen(unrest);
    counts?.start(round);
    const before = session.blocksGiven;
    const outcome = session.round(round);
    const error = outcome.error ?? session.read().error;
    if (error) return seen(error);
    settled.push(outcome.settled);
    given.push(session.blocksGiven - before);
    counts?.finish(round);
    if (counts?.spent) return seen();
  }
  const { outcome, rows } = session.expect();
  return seen(outcome.error, rows);
}

/** How two runs of one program are unlike; undefined where they are alike, as far as both went. */
export function difference(
  expected: Behaviour,
  found: Behaviour,
  cutShort: boolean,
): string | undefined {
  const say = (what: string) => `with its lines watched, the program ${what}`;
  // Only the watched run may run out of what it may use, and then it is a beginning of the other.
  const ranOut = cutShort || (isLimit(found.error) && !isLimit(expected.error));
  const firstUnlike = found.printed.findIndex((text, i) => text !== expected.printed[i]);
  if (firstUnlike >= 0) return say('prints something else');
  if (found.settled.some((value, i) => value !== expected.settled[i]))
    return say('waits otherwise');
  if (found.exports.join() !== expected.exports.join()) return say('exports something else');
  if (allocatesLess(expected, found)) return say('allocates less');
  if (ranOut) return undefined;
  if (found.lineCount !== expected.lineCount) return say('prints something else');
  if (textOf(found.error) !== textOf(expected.error)) return say('ends otherwise');
  if (found.settled.length !== expected.settled.length) return say('ends otherwise');
  return found.results === expected.results ? undefined : say('gives other results');
}

/**
 * Watching adds blocks and takes none away (over 289 programs, at most 1 fewer in a round). An object
 * has at least two, so whoever leaves out one in each round because it is watched is found out.
 */
function allocatesLess(expected: Behaviour, found: Behaviour): boolean {
  const rounds = Math.min(expected.given.length, found.given.length);
  const sum = ({ given }: Behaviour) => given.slice(0, rounds).reduce((all, one) => all + one, 0);
  return sum(expected) > sum(found) + rounds;
}

function isLimit(error: ProgramError | undefined): boolean {
  return error?.name === 'TickLimit' || error?.name === 'MemoryLimit';
}

/** Columns move as text is added; lines don't. Where a limit strikes is chance. */
function textOf(error: ProgramError | undefined): string {
  if (!error) return '';
  return isLimit(error) || error.name === 'StackOverflow'
    ? error.name
    : `${error.name}: ${error.message} (${error.line})`;
}
