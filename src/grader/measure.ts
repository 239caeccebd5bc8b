import type { SandboxAssets } from '../sandbox/assets.ts';
import type { HeapReading } from '../sandbox/chunks.ts';
import type { ProgramError } from '../sandbox/program-error.ts';
import { Session } from '../sandbox/session.ts';
import { NOT_LOOKED_UP, type Retainers, retainersOf } from './explaining/explain-program.ts';
import { programOf } from './explaining/program.ts';
import { type Growth, judgeGrowth } from './growth.ts';
import { MEASURE_LIMITS } from './measure-limits.ts';
import { type RoundSeries, runRounds } from './rounds.ts';
import type { Retainer } from './verdict.ts';

const ROUNDS = 12;
/** A heap that filled up while it grew needs this many readings to call it a leak. */
const MIN_READINGS = 4;

/** What `measure` says of one program. Bytes and blocks above the baseline, read after each round. */
export interface Measurement {
  readonly verdict: 'leak' | 'stable' | 'error';
  readonly bytesPerRound: number;
  readonly blocksPerRound: number;
  readonly rounds: readonly HeapReading[];
  readonly peakBytes: number;
  readonly ticks: number;
  readonly retainers: readonly Retainer[];
  /** Why there are none though it leaks. */
  readonly unexplained?: string;
  readonly error?: ProgramError;
}

export interface MeasureOptions {
  /** Run exactly this many rounds instead of as many as the answer takes. */
  readonly rounds?: number;
  /** Gets the measurement of a leak before what holds its memory is looked up. */
  readonly onJudged?: (found: Measurement) => void;
}

/** Measures a module that exports `round(i)`: does its heap grow from round to round? */
export async function measure(
  assets: SandboxAssets,
  source: string,
  options: MeasureOptions = {},
): Promise<Measurement> {
  const session = await Session.open(assets, MEASURE_LIMITS);
  const failed = (error: ProgramError): Measurement => ({
    ...{ verdict: 'error', bytesPerRound: 0, blocksPerRound: 0, rounds: [] },
    ...{ peakBytes: session.peakBytes, ticks: session.ticks, retainers: [], error },
  });
  const mistake = session.load(source) ?? session.prepare({ seed: 1, size: 1 });
  if (mistake) return failed(mistake);

  const series = runRounds(session, {
    rounds: options.rounds ?? ROUNDS,
    fixed: options.rounds !== undefined,
    limits: MEASURE_LIMITS,
  });
  const growth = growthOf(series);
  if (series.error && !growth.growing) return { ...failed(series.error), rounds: series.readings };
  const measurementWith = (retainers: Retainers): Measurement => ({
    verdict: growth.growing ? 'leak' : 'stable',
    bytesPerRound: growth.bytesPerRound,
    blocksPerRound: growth.blocksPerRound,
    rounds: series.readings,
    peakBytes: session.peakBytes,
    ticks: session.ticks,
    ...retainers,
    ...(series.error ? { error: series.error } : {}),
  });
  if (!growth.growing) return measurementWith({ retainers: [] });
  const first = { rounds: series.readings.length, ticks: session.ticks };
  options.onJudged?.(measurementWith(NOT_LOOKED_UP));
  return measurementWith(await retainersOf(assets, programOf(source), first));
}

/** A program that ran out of memory while every round added to it leaks, whatever it threw. */
function growthOf(series: RoundSeries): Growth {
  if (!series.error) return judgeGrowth(series);
  const { readings } = series;
  const bytes = readings.map((reading) => reading.bytes);
  const filled =
    series.error.name === 'MemoryLimit' &&
    readings.length >= MIN_READINGS &&
    bytes.every((value, i) => i === 0 || value > bytes[i - 1]!);
  const perRound = (key: 'bytes' | 'blocks') =>
    Math.round((10 * (readings.at(-1)![key] - readings[0]![key])) / (readings.length - 1)) / 10;
  if (!filled) return { growing: false, bytesPerRound: 0, blocksPerRound: 0 };
  return { growing: true, bytesPerRound: perRound('bytes'), blocksPerRound: perRound('blocks') };
}
