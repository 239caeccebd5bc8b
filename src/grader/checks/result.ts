import type { Finding, RunFacts } from './run-facts.ts';

/** The values that the workload expected, compared in the judge's realm. */
export function result({ results }: RunFacts): Finding {
  const right = results.filter((row) => row.passed).length;
  const wrong = results.find((row) => !row.passed);
  return {
    passed: results.length > 0 && !wrong,
    measured: right,
    limit: Math.max(1, results.length),
    unit: 'results',
    words: `${right} of ${results.length}`,
    ...(wrong
      ? {
          detail: `The first to differ is “${wrong.name}”: expected ${wrong.expected}, found ${wrong.found}.`,
        }
      : {}),
  };
}
