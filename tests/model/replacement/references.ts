import fc from 'fast-check';
import { Opt } from '../../../src/model/replacement/opt.ts';
import {
  type PolicyName,
  type PolicyOptions,
  policyNames,
  policyOf,
} from '../../../src/model/replacement/policies.ts';
import type { Policy } from '../../../src/model/replacement/policy.ts';

export const pages = 10;

/** Few pages and long traces, so that there is much to put out. */
export const anyTrace = fc
  .array(fc.nat(pages - 1), { maxLength: 80 })
  .map((trace) => Int32Array.from(trace));
export const anyFrames = fc.integer({ min: 1, max: 8 });
export const anyPolicy = fc.constantFrom(...policyNames);
/** Those that load a page when it is referred to, into a given number of frames. */
export const onDemand = policyNames.filter((name) => name !== 'working-set');

/** A policy that knows the trace, if it has to. */
export function ready(
  name: PolicyName,
  frames: number,
  trace: Int32Array,
  options?: PolicyOptions,
): Policy {
  const policy = policyOf(name, frames, pages, options);
  if (policy instanceof Opt) policy.foresee(trace, pages);
  return policy;
}

/** What a reference does: what an onlooker can see of a policy. */
export interface Seen {
  readonly hit: boolean;
  readonly victim: number;
  readonly frames: readonly number[];
}

export function seen(policy: Policy, trace: Int32Array): Seen[] {
  return [...trace].map((page) => {
    const hit = policy.access(page);
    return { hit, victim: policy.victim, frames: policy.frames() };
  });
}

export const sorted = (some: readonly number[]): number[] => [...some].sort((a, b) => a - b);
