import { randomOf } from '../../model/random.ts';
import type { Scenario } from '../kit/figure-spec.ts';

/** One program for all three modes: asks for 300 MB twice, for 700 MB once, then touches. */
const program = (mode: number, first = 300, second = 300, last = 700): string =>
  `model oom ram=512MB swap=128MB overcommit=${mode} ratio=75
task db rss=120MB
task app rss=20MB
mmap app ${first}MB
mmap app ${second}MB
mmap app ${last}MB
grow app 250MB
grow app 300MB`;

const varied =
  (mode: number) =>
  (seed: number): string => {
    const random = randomOf(seed);
    return program(
      mode,
      150 + 10 * random.below(20),
      150 + 10 * random.below(20),
      500 + 20 * random.below(20),
    );
  };

export const scenarios: readonly Scenario[] = [
  {
    name: 'mode-0',
    title: 'Mode 0: guess',
    about:
      'Linux as it comes: a single request is refused only if it is more than all RAM and swap. Many small ones may add up to more.',
    script: program(0),
    step: 2,
    vary: varied(0),
  },
  {
    name: 'mode-1',
    title: 'Mode 1: always yes',
    about:
      'The same program: each malloc succeeds, whatever it asks for. The bill comes at the touch, and somebody pays with their life.',
    script: program(1),
    step: 2,
    vary: varied(1),
  },
  {
    name: 'mode-2',
    title: 'Mode 2: count',
    about:
      'The same program: all promises together stay below the commit limit. Malloc fails early, so that no touch ever kills.',
    script: program(2),
    step: 2,
    vary: varied(2),
  },
  {
    name: 'fork-refused',
    title: 'A fork that is refused',
    about:
      'A fork promises all of the parent’s memory once more; the mmap of the child stands for that. Mode 2 says no, with half of RAM free.',
    script: `model oom ram=512MB overcommit=2 ratio=80
task store rss=220MB
task child
mmap child 220MB`,
    step: 2,
  },
  {
    name: 'fork-and-write',
    title: 'A fork, then writes',
    about:
      'Mode 0 lets the large process fork. Each page that is written is copied then: the promise comes due, and a process dies.',
    script: `model oom ram=512MB
task store rss=300MB
task child
mmap child 300MB
grow child 150MB
grow child 100MB`,
    step: 2,
  },
];
