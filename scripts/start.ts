// npm start: builds the production site, then serves it.
import { spawnSync } from 'node:child_process';

const astro = spawnSync(
  process.execPath,
  ['node_modules/astro/bin/astro.mjs', 'build', '--silent'],
  {
    stdio: ['ignore', 2, 2],
    env: { ...process.env, ASTRO_TELEMETRY_DISABLED: '1' },
  },
);
if (astro.status !== 0) process.exit(astro.status ?? 1);
process.argv.splice(2, 0, 'serve');
await import('../src/cli/main.ts');
