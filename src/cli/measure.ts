import { readFile } from 'node:fs/promises';
import type { Measurement } from '../grader/measure.ts';
import { printable } from '../grader/printable.ts';
import { MAX_ROUNDS } from '../grader/rounds.ts';
import { formatBytes, formatNumber } from '../model/units.ts';
import { readArguments, readNumber } from './arguments.ts';
import { type Command, UsageError } from './command.ts';
import { GradingPool, type Outcome } from './grading-pool.ts';
import { leakLines } from './leak-lines.ts';
import { writeHeapSnapshot } from './write-heap-snapshot.ts';

export const MEASURE_USAGE = `measure FILE… [--json] [--rounds N] [--heapsnapshot OUT]
  Runs each file's round(i) again and again and says whether its heap grows, and what holds it.
  --heapsnapshot writes the heap of one FILE for Chrome's DevTools (Memory, Load profile).
  Exit code: 2 if a file could not be run, else 1 if one leaks, else 0.`;

type Row = { file: string } & Measurement;

export const measureCommand: Command = async (args, { out, err }) => {
  const { values, positionals } = readArguments(args, {
    json: { type: 'boolean' },
    rounds: { type: 'string' },
    heapsnapshot: { type: 'string' },
  });
  if (positionals.length === 0)
    throw new UsageError('measure: expected at least one file, found none');
  const rounds = readNumber('rounds', values.rounds, 5);
  if (rounds !== undefined && rounds > MAX_ROUNDS) {
    throw new UsageError(`--rounds: expected at most ${MAX_ROUNDS}, found ${rounds}`);
  }
  const target = values.heapsnapshot;
  if (target !== undefined && positionals.length > 1) {
    throw new UsageError(
      `--heapsnapshot: expected one file to measure, found ${positionals.length}`,
    );
  }
  // What was explained is kept by its thread, so there may be one only where it is asked for more.
  const pool = new GradingPool(target === undefined ? undefined : 1);
  try {
    const runs = positionals.map((file) => measureFile(pool, file, rounds));
    let exit = 0;
    for (const pending of runs) {
      const { row, source } = await pending;
      out(values.json ? JSON.stringify(row) : report(row, source));
      if (row.verdict === 'error') exit = 2;
      else if (row.verdict === 'leak' && exit === 0) exit = 1;
      if (target === undefined) continue;
      const problem = await writeHeapSnapshot(pool, source, row.rounds.length, target);
      if (problem === undefined) continue;
      err(`--heapsnapshot ${target}: ${printable(problem)}`);
      exit = 2;
    }
    return exit;
  } finally {
    await pool.close();
  }
};

async function measureFile(
  pool: GradingPool,
  file: string,
  rounds: number | undefined,
): Promise<{ row: Row; source: string }> {
  let source: string;
  try {
    source = await readFile(file, 'utf8');
  } catch (error) {
    return { row: failed(file, 'FileError', (error as Error).message), source: '' };
  }
  const job = { kind: 'measure' as const, source, ...(rounds ? { rounds } : {}) };
  return { row: toRow(file, await pool.run(job)), source };
}

function toRow(file: string, outcome: Outcome): Row {
  if (!outcome)
    return failed(
      file,
      'Stopped',
      'The run took too long and was ended. Nothing was measured: try again.',
    );
  if (outcome.kind === 'measured') return { file, ...(outcome.measurement as Measurement) };
  return failed(
    file,
    'EngineError',
    outcome.kind === 'failed' ? outcome.message : 'expected a measurement',
  );
}

function failed(file: string, name: string, message: string): Row {
  return {
    ...{ file, verdict: 'error', bytesPerRound: 0, blocksPerRound: 0, rounds: [] },
    ...{ peakBytes: 0, ticks: 0, retainers: [], error: { name, message } },
  };
}

function report(row: Row, source: string): string {
  const { file, error } = row;
  const ran = `${formatNumber(row.rounds.length)} rounds, peak ${formatBytes(row.peakBytes)}`;
  const where =
    error?.line === undefined
      ? ''
      : `:${error.line}${error.column === undefined ? '' : `:${error.column}`}`;
  switch (row.verdict) {
    case 'error':
      return `error   ${file}${where}  ${printable(`${error!.name}: ${error!.message}`)}`;
    case 'leak': {
      const head = `leak    ${file}  ${formatBytes(row.bytesPerRound)} and ${formatNumber(row.blocksPerRound)} blocks a round (${ran})${error ? `, then ${printable(error.name)}` : ''}`;
      return [head, ...leakLines(file, row, source)].join('\n');
    }
    case 'stable':
      return `stable  ${file}  (${ran})`;
  }
}
