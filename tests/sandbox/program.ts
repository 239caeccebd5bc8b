import { loadSandboxAssets } from '../../src/sandbox/assets-node.ts';
import type { HeapReading } from '../../src/sandbox/chunks.ts';
import type { Limits } from '../../src/sandbox/machine.ts';
import type { ProgramError } from '../../src/sandbox/program-error.ts';
import { Session } from '../../src/sandbox/session.ts';

export const assets = await loadSandboxAssets();
export const LIMITS: Limits = {
  memoryBytes: 32 * 1024 * 1024,
  stackBytes: 256 * 1024,
  ticks: 500,
};

export interface Run {
  readonly session: Session;
  /** What ended the run, if anything did. */
  readonly error?: ProgramError | undefined;
  readonly settled: readonly boolean[];
  readonly readings: readonly HeapReading[];
  readonly printed: readonly string[];
}

/** Loads a program and runs its rounds; `workload` has its own rounds and imports it as 'subject'. */
export async function run(
  source: string,
  options: { rounds?: number; workload?: string; limits?: Partial<Limits>; seed?: number } = {},
): Promise<Run> {
  const session = await Session.open(assets, { ...LIMITS, ...options.limits });
  const settled: boolean[] = [];
  const readings: HeapReading[] = [];
  const end = (error?: ProgramError): Run => {
    const printed = session.console.entries.map(({ text }) => text);
    return { session, error, settled, readings, printed };
  };
  const work = { workload: options.workload, seed: options.seed ?? 1, size: 3 };
  const mistake = session.load(source) ?? session.prepare(work);
  if (mistake) return end(mistake);
  const setup = session.setup();
  if (setup.error) return end(setup.error);
  for (let round = 0; round < (options.rounds ?? 1); round += 1) {
    const outcome = session.round(round);
    settled.push(outcome.settled);
    if (outcome.error) return end(outcome.error);
    const { reading, error } = session.read();
    if (error) return end(error);
    readings.push(reading);
  }
  return end();
}

/** What a script prints, line by line: `source` is its body, run once as the module loads. */
export async function printedBy(source: string, rounds = 1): Promise<readonly string[]> {
  const { error, printed } = await run(`${source}\nexport function round() {}`, { rounds });
  if (error) throw new Error(`expected it to run, found ${JSON.stringify(error)}`);
  return printed;
}
