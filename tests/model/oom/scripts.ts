import fc from 'fast-check';
import type { OomSettings } from '../../../src/model/oom/settings.ts';
import type { OomStatement } from '../../../src/model/oom/statements.ts';
import { anyKernel } from './scenes.ts';

const mega = 1024 ** 2;
const anyTaskName = fc.constantFrom('a', 'b', 'c', 'd', 'a task');
const anyGroupName = fc.constantFrom('g', 'h', 'i');
const anySize = fc.oneof(fc.constant(0), fc.integer({ min: 1, max: 40 * mega }));
const anyGrowth = fc.integer({ min: 1, max: 60 * mega });
const anyAdj = fc.integer({ min: -1000, max: 1000 });

const some = <T>(all: { readonly [Key in keyof T]: fc.Arbitrary<T[Key]> }) =>
  fc.record(all, { requiredKeys: [] });

export const anyStatement: fc.Arbitrary<OomStatement> = fc.oneof(
  fc
    .tuple(
      anyTaskName,
      some({
        rss: anySize,
        swap: fc.nat(8 * mega),
        tables: fc.nat(mega),
        adj: anyAdj,
        uid: fc.constantFrom(0, 1000),
        group: anyGroupName,
      }),
    )
    .map(([name, rest]) => ({ kind: 'task' as const, name, ...rest })),
  fc
    .tuple(
      anyGroupName,
      some({
        limit: anySize,
        swap: anySize,
        kill: fc.constant('all' as const),
        in: anyGroupName,
      }),
    )
    .map(([name, rest]) => ({ kind: 'group' as const, name, ...rest })),
  fc.record({ kind: fc.constant('grow' as const), name: anyTaskName, bytes: anyGrowth }),
  fc.record({ kind: fc.constant('grow' as const), name: anyTaskName, bytes: anyGrowth }),
  fc.record({ kind: fc.constant('mmap' as const), name: anyTaskName, bytes: anyGrowth }),
  fc.record({ kind: fc.constant('adj' as const), name: anyTaskName, value: anyAdj }),
  fc.record({ kind: fc.constant('exit' as const), name: anyTaskName }),
);

/** Small machines, so that most scripts run out of memory. */
export const anySettings: fc.Arbitrary<OomSettings> = fc.record({
  ram: fc.integer({ min: 4096, max: 96 * mega }),
  reserved: fc.nat(4 * mega),
  swap: fc.oneof(fc.constant(0), fc.nat(32 * mega)),
  kernel: anyKernel,
  overcommit: fc.constantFrom(0, 1, 2),
  ratio: fc.integer({ min: 0, max: 200 }),
  'kill-allocating': fc.boolean(),
});

export const anyScript = fc.array(anyStatement, { maxLength: 14 });
