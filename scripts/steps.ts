import { spawn } from 'node:child_process';
import { readFile, rm } from 'node:fs/promises';

/** What a step of the tests found. */
export interface StepResult {
  readonly passed: number;
  readonly failed: number;
  /** Shown where something failed. */
  readonly output: string;
}

export interface Step {
  readonly name: string;
  readonly run: () => Promise<StepResult>;
}

interface Ended {
  readonly code: number;
  readonly output: string;
}

/** Runs a command to its end and keeps what it printed. */
export function execute(args: readonly string[], env: Record<string, string> = {}): Promise<Ended> {
  return new Promise((resolve) => {
    const child = spawn(process.execPath, args, {
      env: { ...process.env, ASTRO_TELEMETRY_DISABLED: '1', FORCE_COLOR: '0', ...env },
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    let output = '';
    child.stdout.on('data', (data) => (output += data));
    child.stderr.on('data', (data) => (output += data));
    child.on('close', (code) => resolve({ code: code ?? 1, output }));
  });
}

/** A command that holds or does not: it counts as one. */
export function single(name: string, args: readonly string[]): Step {
  return {
    name,
    async run() {
      const { code, output } = await execute(args);
      return { passed: code === 0 ? 1 : 0, failed: code === 0 ? 0 : 1, output };
    },
  };
}

/**
 * A test runner that writes a JSON report, counted by its tests. A runner that fails although each
 * test passed counts as one failure: something went wrong that no test names.
 */
export function runner(
  name: string,
  args: readonly string[],
  report: string,
  count: (report: unknown) => { passed: number; failed: number },
  env: Record<string, string> = {},
): Step {
  return {
    name,
    async run() {
      await rm(report, { force: true });
      const { code, output } = await execute(args, env);
      let counts = { passed: 0, failed: 0 };
      try {
        counts = count(JSON.parse(await readFile(report, 'utf8')));
      } catch {
        // No report: the runner itself failed, and the exit code says so.
      }
      const unexplained = counts.failed === 0 && (code !== 0 || counts.passed === 0) ? 1 : 0;
      return { passed: counts.passed, failed: counts.failed + unexplained, output };
    },
  };
}

/** Runs steps one after the other, each said in a line, and closes with the sum of all. */
export async function runSteps(steps: readonly Step[]): Promise<void> {
  let passed = 0;
  let failed = 0;
  for (const step of steps) {
    const start = performance.now();
    const result = await step.run();
    passed += result.passed;
    failed += result.failed;
    const seconds = ((performance.now() - start) / 1000).toFixed(1);
    console.log(
      `${result.failed === 0 ? 'ok   ' : 'FAIL '} ${step.name}: ${result.passed} passed, ${result.failed} failed (${seconds} s)`,
    );
    if (result.failed > 0) console.log(result.output.replace(/^/gm, '      '));
  }
  console.log(`${passed} passed, ${failed} failed`);
  process.exitCode = failed === 0 ? 0 : 1;
}
