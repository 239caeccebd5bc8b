import { randomOf } from '../../model/random.ts';
import type { Scenario } from '../kit/figure-spec.ts';
import { oneInN } from './one-in-n.ts';

const script = (...lines: readonly string[]): string => ['model latency', ...lines].join('\n');

const waits = [
  'access l1',
  'access l2',
  'access l3',
  'access ram',
  'fault minor',
  'read zram',
  'read nvme',
  'read ssd',
  'read disk',
] as const;

/** The rungs in another order, RAM among the first three, so that there is something to compare with. */
function shuffled(seed: number): string {
  const random = randomOf(seed);
  const order: string[] = [...waits];
  for (let last = order.length - 1; last > 0; last -= 1) {
    const other = random.below(last + 1);
    [order[last], order[other]] = [order[other]!, order[last]!];
  }
  const ram = order.indexOf('access ram');
  if (ram > 2) [order[ram], order[ram % 3]] = [order[ram % 3]!, order[ram]!];
  return script(...order);
}

/** A loop over numbers of 4 bytes, 16 of them in a line of 64 bytes: one miss a line, 15 hits. */
const loop = (lines: number): string =>
  script(
    `access ram times ${lines}`,
    `access l1 times ${15 * lines}`,
    `access l2 times ${lines}`,
    `access l1 times ${15 * lines}`,
    `access ram times ${16 * lines}`,
  );

const drives = (faults: number): string =>
  script(
    'access ram times 1000000',
    `fault zram times ${faults}`,
    `fault nvme times ${faults}`,
    `fault disk times ${faults}`,
  );

export const scenarios: readonly Scenario[] = [
  {
    name: 'ladder',
    title: 'The ladder',
    about:
      'One wait on each rung. The upper scale is logarithmic, ten times longer from rule to rule; the lower one is what that hides: one square is one access of RAM.',
    script: script(...waits),
    step: 4,
    vary: shuffled,
  },
  {
    name: 'loop',
    title: 'A loop that hits cache',
    about:
      'Two passes over an array of numbers, line by line, then as many loads that never use a line twice. One miss in 16 loads is enough for RAM to take most of the first pass. Here nothing is fetched ahead; a processor would do that.',
    script: loop(1024),
    vary: (seed) => loop(256 * (5 + randomOf(seed).below(60))),
  },
  {
    name: 'one-in-a-million',
    title: 'One fault in a million',
    about:
      '999,999 loads hit the first cache, and one finds its page on a hard disk. What does that one do to the mean? Move the slider until it no longer matters.',
    script: oneInN({ hit: 'l1', from: 'disk', n: 1_000_000 }),
    vary(seed) {
      const random = randomOf(seed);
      const n = [1_000, 10_000, 100_000, 1_000_000, 10_000_000][random.below(5)]!;
      const hit = (['l1', 'l2', 'l3', 'ram'] as const)[random.below(4)]!;
      const from = (['zram', 'nvme', 'ssd', 'disk'] as const)[random.below(4)]!;
      return oneInN({ hit, from, n });
    },
  },
  {
    name: 'nvme-or-disk',
    title: 'NVMe or disk',
    about:
      'A million loads from RAM, and some pages are elsewhere: first in compressed RAM, then on an NVMe drive, then on a hard disk. As many faults each time; which of them is felt?',
    script: drives(100),
    vary: (seed) => drives(5 * (2 + randomOf(seed).below(198))),
  },
];
