import { randomOf } from '../../model/random.ts';
import type { Scenario } from '../kit/figure-spec.ts';
import { scriptOf } from './story.ts';
import { tales } from './tales.ts';

export const scenarios: readonly Scenario[] = tales.map((tale) => ({
  name: tale.name,
  title: tale.title,
  about: tale.about,
  script: scriptOf(tale.tell(...tale.numbers)),
  vary: (seed) => {
    const random = randomOf(`${tale.name} ${seed}`);
    return scriptOf(tale.tell(...tale.others((limit) => random.below(limit))));
  },
}));
