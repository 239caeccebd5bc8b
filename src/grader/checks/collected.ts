import { formatNumber } from '../../model/units.ts';
import type { Finding, RunFacts } from './run-facts.ts';

/** Objects passed to `watch` that must be unreachable after their round. */
export function collected({ uncollected }: RunFacts): Finding {
  const count = [...uncollected.values()].reduce((sum, n) => sum + n, 0);
  const [name] = uncollected.keys();
  return {
    ...{ passed: count === 0, measured: count, limit: 0, unit: 'objects kept' },
    words: formatNumber(count),
    ...(name === undefined ? {} : { detail: `Still alive: ${name}.` }),
  };
}
