import { readFile } from 'node:fs/promises';
import type { Measurement } from '../grader/measure.ts';
import { MAX_ROUNDS } from '../grader/rounds.ts';
import { formatBytes, formatNumber } from '../model/units.ts';
import { readArguments, readNumber } from './arguments.ts';
import { type Command, UsageError } from './command.ts';
import { GradingPool, type Outcome } from './grading-pool.ts';
import { printable } from './printable.ts';

export const MEASURE_USAGE = `measure FILE… [--json] [--rounds N]
  Runs each file's round(i) again and again and says whether its heap grows.
  Exit code: 2 if a file could not be run, else 1 if one leaks, else 0.`;

type Row = { file: string } & Measurement;

export const measureCommand: Command = async (args, { out }) => {
  const { values, positionals } = readArguments(args, {
    json: { type: 'boolean' },
    rounds: { type: 'string' },
  });
  if (positionals.length === 0)
    throw new UsageError('measure: expected at least one file, found none');
  const rounds = readNumber('rounds', values.rounds, 5);
  if (rounds !== undefined && rounds > MAX_ROUNDS) {
    throw new UsageError(`--rounds: expected at most ${MAX_ROUNDS}, found ${rounds}`);
  }
  const pool = new GradingPool();
  try {
    const rows = positionals.map((file) => measureFile(pool, file, rounds));
    let exit = 0;
    for (const pending of rows) {
      const row = await pending;
      out(values.json ? JSON.stringify(row) : report(row));
      if (row.verdict === 'error') exit = 2;
      else if (row.verdict === 'leak' && exit === 0) exit = 1;
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
): Promise<Row> {
  let source: string;
  try {
    source = await readFile(file, 'utf8');
  } catch (error) {
    return failed(file, 'FileError', (error as Error).message);
  }
  return toRow(file, await pool.run({ kind: 'measure', source, ...(rounds ? { rounds } : {}) }));
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

function report(row: Row): string {
  const { file, error } = row;
  const ran = `${formatNumber(row.rounds.length)} rounds, peak ${formatBytes(row.peakBytes)}`;
  const where =
    error?.line === undefined
      ? ''
      : `:${error.line}${error.column === undefined ? '' : `:${error.column}`}`;
  switch (row.verdict) {
    case 'error':
      return `error   ${file}${where}  ${printable(`${error!.name}: ${error!.message}`)}`;
    case 'leak':
      return `leak    ${file}  ${formatBytes(row.bytesPerRound)} and ${formatNumber(row.blocksPerRound)} blocks a round (${ran})${error ? `, then ${printable(error.name)}` : ''}`;
    case 'stable':
      return `stable  ${file}  (${ran})`;
  }
}
