import { randomOf } from '../../model/random.ts';
import type { Scenario } from '../kit/figure-spec.ts';
import { dayScript } from './day-script.ts';

/** Sizes of a session and of a request body, other ones for each seed. */
const sizes = (seed: number) => {
  const random = randomOf(seed);
  return {
    session: `${8 + random.below(12)}KB`,
    request: `${36 + 4 * random.below(8)}KB`,
  };
};

export const scenarios: readonly Scenario[] = [
  {
    name: 'leak',
    title: 'A leak',
    about:
      'The teeth come back to a floor after each collection, and the floor rises: a little of each two hours stays. Which line is it?',
    script: dayScript({}),
    vary: (seed) => dayScript(sizes(seed)),
  },
  {
    name: 'healthy',
    title: 'A bounded cache',
    about:
      'The same service, but the cache lets go of its oldest entry. The floor rises for two parts of the day, then stays: a warm-up is no leak.',
    script: dayScript({ keeps: 2 }),
    vary: (seed) => dayScript({ keeps: 2, ...sizes(seed) }),
  },
  {
    name: 'restarts',
    title: 'Restarts hide it',
    about:
      'The leak again, with a restart every six hours. No alarm ever rings, and nothing was mended: the saw has larger teeth.',
    script: dayScript({ restarts: [3, 6, 9] }),
  },
  {
    name: 'limit',
    title: 'A memory limit',
    about:
      'A container may use 152 KiB. The leak reaches the limit by day, and the kernel kills the service in the middle of a request: exit code 137.',
    script: dayScript({ limit: '152KB', killed: 7 }),
  },
];
