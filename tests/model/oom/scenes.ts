import fc from 'fast-check';
import type { Kernel } from '../../../src/model/oom/kernel.ts';
import { kernelOf } from '../../../src/model/oom/kernel.ts';
import { rulesOf } from '../../../src/model/oom/rules.ts';
import type { Scene } from '../../../src/model/oom/select.ts';
import type { Task } from '../../../src/model/oom/task.ts';

/** A release on each side of every change in rules or lines. */
export const releases = [
  ...['3.10', '3.13', '3.16', '4.0', '4.4', '4.5', '4.6', '4.8', '4.9', '4.10', '4.11', '4.14'],
  ...['4.15', '4.17', '4.18', '4.19', '4.20', '5.0', '5.1', '5.3', '5.4', '5.8', '5.9', '5.18'],
  ...['6.0', '6.1', '6.8', '6.12'],
] as const;

export const anyKernel: fc.Arbitrary<Kernel> = fc
  .constantFrom(...releases)
  .map((release) => kernelOf(release)!);

/** The adj that things come from are the common ones; the rest of the range is there, too. */
const anyAdj = fc.oneof(
  fc.constantFrom(-1000, -999, -500, -17, 0, 0, 0, 1, 300, 1000),
  fc.integer({ min: -1000, max: 1000 }),
);

/** A task; small numbers, so that there are ties. */
export const anyTask: fc.Arbitrary<Task> = fc.record({
  pid: fc.integer({ min: 2, max: 4_194_304 }),
  uid: fc.constantFrom(0, 1000),
  name: fc.constantFrom('a', 'b', 'web'),
  totalVm: fc.nat(1000),
  rss: fc.oneof(fc.nat(5), fc.nat(100_000)),
  swapents: fc.oneof(fc.constant(0), fc.nat(50_000)),
  pgtablesBytes: fc.nat(200).map((tables) => tables * 4096 + (tables % 2) * 100),
  adj: anyAdj,
  oomSkip: fc.integer({ min: 0, max: 9 }).map((one) => one === 0),
});

export const anyScene: fc.Arbitrary<Scene> = fc.record({
  tasks: fc.uniqueArray(anyTask, { selector: ({ pid }) => pid, maxLength: 12 }),
  rules: anyKernel.map(rulesOf),
  totalPages: fc.integer({ min: 1, max: 3_000_000 }),
});

/** A task with nothing special about it. */
export const task = (pid: number, rss: number, rest: Partial<Task> = {}): Task => ({
  pid,
  uid: 1000,
  name: `t${pid}`,
  totalVm: rss,
  rss,
  swapents: 0,
  pgtablesBytes: 0,
  adj: 0,
  ...rest,
});
