// npm run verify: every series whole. All that npm test samples is run to its end, in both browsers.
import { bench } from './bench/all.ts';
import { firefoxParity } from './firefox-parity.ts';
import { firefoxSnapshots } from './firefox-snapshots.ts';
import { lighthouseScores } from './lighthouse.ts';
import { runSteps, type Step } from './steps.ts';
import { architecture, build, endToEnd, exercises, lint, types, unit } from './test-steps.ts';

const benches: Step = {
  name: 'benches',
  async run() {
    console.log((await bench()).map((line) => `      ${line}`).join('\n'));
    return { passed: 1, failed: 0, output: '' };
  },
};

await runSteps([
  ...[lint, architecture, types, unit(true), exercises(true), build],
  ...[endToEnd(true), firefoxParity, firefoxSnapshots, lighthouseScores, benches],
]);
