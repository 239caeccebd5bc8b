import { execute, runner, type Step, single } from './steps.ts';

interface VitestReport {
  numPassedTests: number;
  numFailedTests: number;
  numFailedTestSuites: number;
}

interface PlaywrightReport {
  stats: { expected: number; unexpected: number; flaky: number };
}

export const lint = single('lint and format', [
  'node_modules/@biomejs/biome/bin/biome',
  'ci',
  '--error-on-warnings',
  '.',
]);
// `astro check` writes the types of content first, which a bare clone does not have yet.
export const types = single('types', [
  'node_modules/astro/bin/astro.mjs',
  ...['check', '--minimumFailingSeverity', 'warning'],
]);
export const architecture = single('architecture', [
  'node_modules/dependency-cruiser/bin/dependency-cruiser.mjs',
  ...['--config', '.dependency-cruiser.cjs', 'src'],
]);
export const build = single('build', ['node_modules/astro/bin/astro.mjs', 'build', '--silent']);

/** `whole` tries every deliberate fault in the model, not the plainest of each part. */
export const unit = (whole: boolean) =>
  runner(
    'unit tests',
    [
      'node_modules/vitest/vitest.mjs',
      'run',
      '--reporter=default',
      '--reporter=json',
      '--outputFile=test-results/unit.json',
    ],
    'test-results/unit.json',
    (report) => {
      const { numPassedTests, numFailedTests, numFailedTestSuites } = report as VitestReport;
      return { passed: numPassedTests, failed: Math.max(numFailedTests, numFailedTestSuites) };
    },
    { PAGEFAULT_WHOLE: whole ? '1' : '' },
  );

/** `whole` runs the solutions on every variant. */
export const exercises = (whole: boolean): Step => ({
  name: 'exercise gate',
  async run() {
    const args = whole ? ['--every-variant'] : [];
    const { code, output } = await execute(['src/cli/main.ts', 'check', ...args]);
    const [, kept, broken] = /(\d+) promises kept, (\d+) broken/.exec(output) ?? [];
    const failed = Number(broken ?? 0);
    return { passed: Number(kept ?? 0), failed: code !== 0 && failed === 0 ? 1 : failed, output };
  },
});

/** End to end in a real Chromium; `whole` runs each series to its end and in Firefox too. */
export const endToEnd = (whole: boolean) =>
  runner(
    'end to end',
    ['node_modules/@playwright/test/cli.js', 'test'],
    'test-results/e2e.json',
    (report) => {
      const { expected, unexpected, flaky } = (report as PlaywrightReport).stats;
      return { passed: expected, failed: unexpected + flaky };
    },
    { PLAYWRIGHT_JSON_OUTPUT_NAME: 'test-results/e2e.json', PAGEFAULT_WHOLE: whole ? '1' : '' },
  );
