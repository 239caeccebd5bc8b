import type { AllocationCount } from '../../../src/sandbox/allocations/allocation-count.ts';
import {
  type CountedProgram,
  countAllocations,
} from '../../../src/sandbox/allocations/count-allocations.ts';
import { assets, LIMITS } from '../program.ts';

export function count(
  source: string,
  options: Partial<CountedProgram> = {},
): Promise<AllocationCount> {
  return countAllocations(assets, { source, seed: 1, size: 3, limits: LIMITS, ...options });
}

/** Counts the body of a round; before it stand lines that run once, none of them numbered. */
export function countRound(body: string, before = ''): Promise<AllocationCount> {
  return count(`${before.replaceAll('\n', ' ')} export function round(i) {${body}\n}`);
}

/** Each site as one line: `line:column what made/survived/kept`. */
export function rows({ sites, fault }: AllocationCount): string[] {
  if (fault) throw new Error(`expected a count, found ${fault.kind}: ${fault.message}`);
  return sites.map(
    ({ line, column, what, made, survived, kept }) =>
      `${line}:${column} ${what} ${made}/${survived}/${kept}`,
  );
}
