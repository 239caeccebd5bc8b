// npm test: everything that gates, the long series sampled.
import { runSteps } from './steps.ts';
import { architecture, build, endToEnd, exercises, lint, types, unit } from './test-steps.ts';

await runSteps([lint, architecture, types, unit(false), exercises(false), build, endToEnd(false)]);
