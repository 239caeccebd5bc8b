// npm run check: the static checks alone, in seconds.
import { runSteps } from './steps.ts';
import { architecture, lint, types } from './test-steps.ts';

await runSteps([lint, architecture, types]);
