import type { Scenario } from '../kit/figure-spec.ts';
import { graphOf } from './vary.ts';

/** Seven objects side by side, of which four live: the same program for three collectors. */
const program = `root stack; root table
object a 32; object b 16; object c 32; object d 16; object e 16; object f 16; object g 32
stack -> c; table -> a; c -> f; a -> e; c -> b; b -> d; b -> g
cut c -> b
collect
object h 64`;

const old = `root app
object m 32; app -> m
minor; minor
object t 32; object v 32
m -> v
minor`;

const moved = `root stack
object c 24; object b 24; object a 24
stack -> a; stack -> b; b -> c
mark; mark
a -> c; cut b -> c
collect`;

// As few objects as show it: all runs together are a task of the page's.
const heaps = 'heap 18KB; heap 24KB; heap 32KB; heap 40KB; heap 48KB; heap 56KB';
const lives = 'live 2KB; live 4KB; live 6KB; live 8KB; live 10KB';

export const scenarios: readonly Scenario[] = [
  {
    name: 'holes',
    title: 'Mark and sweep',
    about:
      'What has no mark is swept, and leaves holes. Free memory is enough for h then, but not in one piece.',
    script: `model gc heap=176\n${program}`,
    step: 17,
    vary: (seed) => `model gc heap=176\n${graphOf(seed)}`,
  },
  {
    name: 'slide',
    title: 'Compaction',
    about:
      'The same program: what lives slides down, and what is free is one piece again. Three more passes pay for it.',
    script: `model gc collector=compact heap=176\n${program}`,
    step: 17,
    vary: (seed) => `model gc collector=compact heap=176\n${graphOf(seed)}`,
  },
  {
    name: 'evacuate',
    title: 'Copying',
    about:
      'The same program in twice the room: what lives is copied to the other space, breadth first, and what is left behind is never looked at.',
    script: `model gc collector=copying heap=352\n${program}`,
    step: 17,
    vary: (seed) => `model gc collector=copying heap=352\n${graphOf(seed)}`,
  },
  {
    name: 'nursery',
    title: 'Two generations',
    about:
      'Most objects die young: a minor collection copies the few that do not, promotes them the second time, and starts from what the write barrier has noted.',
    script: `model gc collector=generational heap=384 nursery=96\n${old}
cut app -> m
object w 32
collect`,
    step: 3,
  },
  {
    name: 'no-barrier',
    title: 'Without the barrier',
    about:
      'Nobody notes that m, which is old, points to v, which is young; and a minor collection looks through no old objects.',
    script: `model gc collector=generational heap=384 nursery=96 barrier=off\n${old}`,
    step: 9,
  },
  {
    name: 'slices',
    title: 'In slices',
    about:
      'The program runs between two slices of marking, and moves the last reference to c into an object that has been visited. The barrier makes c grey.',
    script: `model gc collector=incremental heap=200 budget=4\n${moved}`,
    step: 7,
  },
  {
    name: 'lost',
    title: 'A live object lost',
    about:
      'The same slices without a barrier: nobody comes back to a visited object, so c has no mark, and is swept while a refers to it.',
    script: `model gc collector=incremental heap=200 budget=4 barrier=off\n${moved}`,
    step: 7,
  },
  {
    name: 'heap-sizes',
    title: 'As the heap grows',
    about:
      'One stream of allocations through five collectors. A larger heap is collected less often, and whoever sweeps or passes all of it pauses longer.',
    script: `model collectors objects=900 live=6KB\n${heaps}`,
    vary: (seed) => `model collectors objects=900 live=6KB seed=${seed + 1}\n${heaps}`,
  },
  {
    name: 'more-lives',
    title: 'As more lives',
    about:
      'The same heap, and more objects that stay: whose pauses grow with what lives, and who does not notice?',
    script: `model collectors objects=900 heap=48KB\n${lives}`,
    vary: (seed) => `model collectors objects=900 heap=48KB seed=${seed + 1}\n${lives}`,
  },
];
