import type { Check } from '../course/checks.ts';
import type { GradableExercise } from '../course/exercise.ts';
import { formatNumber } from '../model/units.ts';
import type { AllocationCount } from '../sandbox/allocations/allocation-count.ts';
import { countAllocations } from '../sandbox/allocations/count-allocations.ts';
import { MEMORY_LIMIT, type ProgramError } from '../sandbox/program-error.ts';
import { type ResultRow, Session } from '../sandbox/session.ts';
import { ENGINE_HASH, type GraderAssets, shortHash } from './assets.ts';
import { NOT_LOOKED_UP, type Retainers, retainersOf } from './explaining/explain-program.ts';
import { programOf } from './explaining/program.ts';
import { judgeGrowth } from './growth.ts';
import { judgeCheck, unjudged } from './judge-check.ts';
import { NO_MORE_RUNS, runMore } from './more-runs.ts';
import { Reruns } from './reruns.ts';
import { type RoundSeries, runRounds } from './rounds.ts';
import { seedOf } from './seed.ts';
import type { CheckResult, Verdict } from './verdict.ts';

const NO_ROUNDS: RoundSeries = {
  ...{
    readings: [],
    sizes: [],
    survivors: [],
    uncollected: new Map(),
    unsettled: [],
    cutShort: false,
    planned: { peakBytes: 0, roundsPeakBytes: 0, steps: 0 },
  },
};

const ROUND_BY_ROUND = new Set<Check['kind']>(['heap-growth', 'collected']);

/**
 * Runs a submission under an exercise's workload and judges it. The same bytes everywhere.
 * Where memory is what failed, `onJudged` gets the verdict before what holds it is looked up.
 */
export async function grade(
  assets: GraderAssets,
  exercise: GradableExercise,
  source: string,
  variant = 0,
  onJudged: (verdict: Verdict) => void = () => {},
): Promise<Verdict> {
  const session = await Session.open(assets, exercise.limits);
  const { series, rows, error } = runSubmission(session, exercise, source, variant);
  const reruns = new Reruns(assets, exercise, (other, task) =>
    runSubmission(other, task, source, variant, true),
  );
  const facts = {
    growth: judgeGrowth(series),
    undecided: series.cutShort,
    results: rows,
    uncollected: series.uncollected,
    planned: series.planned,
    ...(error ? NO_MORE_RUNS : await runMore(reruns, exercise, series.planned)),
    allocations: error ? undefined : await allocationsOf(assets, exercise, source, variant, rows),
  };
  const checks = exercise.checks.map((check) =>
    error ? unjudged(check) : judgeCheck(check, facts),
  );
  const passed = !error && checks.every((check) => check.passed);
  const first = { rounds: series.readings.length, ticks: session.ticks };
  const verdictWith = (retainers: Retainers): Verdict => ({
    exercise: exercise.id,
    variant,
    outcome: error ? 'crashed' : passed ? 'pass' : 'fail',
    score: scoreOf(checks),
    checks,
    rounds: [...series.readings],
    peakBytes: session.peakBytes,
    ticks: session.ticks,
    ...retainers,
    ...(error ? { error } : {}),
    console: consoleOf(session),
    build: {
      engine: shortHash(assets.engineHash),
      grader: assets.graderHash,
      exercise: exercise.hash,
    },
  });
  if (!wantsRetainers(checks, error)) return verdictWith({ retainers: [] });
  onJudged(verdictWith(NOT_LOOKED_UP));
  return verdictWith(await retainersOf(assets, programOf(source, exercise, variant), first));
}

/** What holds the memory is told where memory is what failed, and never at a passing run's cost. */
function wantsRetainers(checks: readonly CheckResult[], error: ProgramError | undefined): boolean {
  if (error) return error.name === MEMORY_LIMIT.name;
  return checks.some(
    ({ kind, passed, measured, limit }) =>
      !passed && measured! > limit && (kind === 'heap-growth' || kind === 'collected'),
  );
}

/** The verdict on a run that the kill timer ended: nothing that it measured is reported. */
export function stoppedVerdict(
  graderHash: string,
  exercise: GradableExercise,
  variant: number,
): Verdict {
  return {
    ...{ exercise: exercise.id, variant, outcome: 'stopped', score: 0 },
    checks: exercise.checks.map(unjudged),
    ...{ rounds: [], peakBytes: 0, ticks: 0, retainers: [], console: [] },
    error: {
      name: 'Stopped',
      message: 'The run took too long and was ended. Nothing was judged: try again.',
    },
    build: { engine: ENGINE_HASH, grader: graderHash, exercise: exercise.hash },
  };
}

/** Counted in a run of its own, and only where a check asks: it costs as much as a few runs. */
async function allocationsOf(
  assets: GraderAssets,
  exercise: GradableExercise,
  source: string,
  variant: number,
  rows: readonly ResultRow[],
): Promise<AllocationCount | undefined> {
  if (!exercise.checks.some((check) => check.kind === 'allocations')) return undefined;
  const { workload, size, limits } = exercise;
  const seed = seedOf(exercise.id, variant);
  const isRight = rows.length > 0 && rows.every((row) => row.passed);
  return countAllocations(assets, { source, workload, seed, size, limits, isRight });
}

interface Run {
  readonly series: RoundSeries;
  readonly rows: readonly ResultRow[];
  readonly error?: ProgramError | undefined;
}

function runSubmission(
  session: Session,
  exercise: GradableExercise,
  source: string,
  variant: number,
  fixed = false,
): Run {
  const failed = (error: ProgramError, series = NO_ROUNDS): Run => ({ series, rows: [], error });
  const mistake = session.load(source) ?? missingExport(session.exports, exercise.exports);
  if (mistake) return failed(mistake);
  const seed = seedOf(exercise.id, variant);
  const unprepared = session.prepare({ workload: exercise.workload, seed, size: exercise.size });
  if (unprepared) return failed(unprepared);
  const setup = session.setup();
  if (setup.error) return failed(setup.error);

  // Only what is judged from round to round needs more of them than were planned.
  const isOpen = exercise.checks.some((check) => ROUND_BY_ROUND.has(check.kind));
  const plan = { rounds: exercise.rounds, fixed: fixed || !isOpen, limits: exercise.limits };
  const series = runRounds(session, plan);
  if (series.error) return failed(series.error, series);
  const stuck = series.unsettled[0];
  if (stuck !== undefined) {
    // What ran out of memory may have been the very code that would have settled it.
    return failed(session.ranOut ? MEMORY_LIMIT : neverSettled(stuck), series);
  }
  if (!fixed) session.renewBudget();

  const { outcome, rows } = session.expect();
  if (outcome.error) return failed(outcome.error, series);
  const { error } = session.teardown();
  return { series, rows, error };
}

function missingExport(
  found: readonly string[],
  expected: readonly string[],
): ProgramError | undefined {
  const missing = expected.find((name) => !found.includes(name));
  if (missing === undefined) return undefined;
  const shown = found.slice(0, 10).map((name) => name.slice(0, 60));
  const list =
    found.length === 0 ? 'nothing' : shown.join(', ') + (found.length > 10 ? ' and more' : '');
  return {
    name: 'MissingExport',
    message: `Expected your module to export \`${missing}\`, as the starter does; it exports ${list}.`,
  };
}

function neverSettled(round: number): ProgramError {
  return {
    name: 'NeverSettled',
    message: `Round ${round + 1} never finished: it awaits a promise that nothing settles.`,
  };
}

/** What an answer takes is worth points only where it is right: to do nothing takes nothing. */
function scoreOf(checks: readonly CheckResult[]): number {
  if (checks.some(({ kind, passed }) => kind === 'result' && !passed)) return 0;
  const all = checks.reduce((sum, check) => sum + check.points, 0);
  const won = checks.reduce((sum, check) => sum + (check.passed ? check.points : 0), 0);
  return Math.round((1000 * won) / all) / 1000;
}

function consoleOf(session: Session): Verdict['console'] {
  const { entries } = session.console;
  const rest = session.linesPrinted - entries.length;
  if (rest <= 0) return [...entries];
  return [
    ...entries,
    { level: 'info', text: `${formatNumber(rest)} more lines were printed and not kept.` },
  ];
}
