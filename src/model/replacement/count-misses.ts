import { dense, type References } from './dense.ts';
import { Opt } from './opt.ts';
import { type PolicyName, type PolicyOptions, policyOf } from './policies.ts';

/**
 * The misses of a policy over a whole trace, with no events: what benches and curves need. The pages
 * may be any numbers; memory is empty at first.
 *
 * @throws RangeError unless there is at least one frame.
 */
export function countMisses(
  name: PolicyName,
  trace: References,
  frames: number,
  options?: PolicyOptions,
): number {
  const { trace: references, pages } = dense(trace);
  const policy = policyOf(name, frames, pages, options);
  if (policy instanceof Opt) policy.foresee(references, pages);
  return policy.count(references);
}
